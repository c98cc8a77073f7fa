package org.porchlight.site.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.wire.Bytes.message;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepliesTest {
    @Test
    void repeatsTheQuestionInItsOwnLetters() {
        assertThat(Replies.empty(Bytes.query(Bytes.question()), ResponseCode.FAILED))
                .isEqualTo(message("1234 8182 0001 0000 0000 0000", "'wWw'", "'Example'", "00 0001 0001"));
    }

    @Test
    void saysWhyToThoseWhoCanHearIt() {
        assertThat(Replies.filtered(Bytes.query(Bytes.extended())))
                .isEqualTo(message(
                        "1234 8183 0001 0000 0000 0001",
                        "'wWw'",
                        "'Example'",
                        "00 0001 0001",
                        "00 0029 04d0 0000 8000 0006 000f 0002 0011"));
        assertThat(Replies.filtered(Bytes.query(Bytes.question())))
                .isEqualTo(message("1234 8183 0001 0000 0000 0000", "'wWw'", "'Example'", "00 0001 0001"));
    }

    @Test
    void givesAddressesOfTheAskedSort() {
        var both = List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

        var reply = Replies.addresses(Bytes.query(Bytes.question()), both, Duration.ofMinutes(1));

        assertThat(reply)
                .isEqualTo(message(
                        "1234 8180 0001 0001 0000 0000",
                        "'wWw'",
                        "'Example'",
                        "00 0001 0001",
                        "c00c 0001 0001 0000003c 0004 7f000001"));
    }

    @Test
    void asksToComeAgain() {
        var reply = Replies.truncated(Bytes.query(Bytes.question()));

        assertThat(reply[2] & 0x02).isEqualTo(2);
    }
}
