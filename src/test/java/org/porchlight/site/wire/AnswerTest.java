package org.porchlight.site.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.wire.Bytes.message;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Query QUERY = Bytes.query(Bytes.question());
    private static final String[] QUESTION = {"'www'", "'example'", "00 0001 0001"};

    private static byte[] reply(String head, String... records) {
        var parts = new ArrayList<String>();
        parts.add(head);
        parts.addAll(List.of(QUESTION));
        parts.addAll(List.of(records));
        return message(parts.toArray(String[]::new));
    }

    @Test
    void followsAliasesInAnyOrderToTheirAddresses() {
        var message = reply(
                "4711 8180 0001 0004 0000 0000",
                "01 62 00",
                "0001 0001 00000100 0004 c6336407",
                "01 61 00",
                "0005 0001 00000020 0003 01 62 00",
                "c00c",
                "0005 0001 00000200 0003 01 61 00",
                "01 78 00",
                "0001 0001 00000001 0004 c6336408");

        var answer = Answer.read(message, QUERY, 0x4711).orElseThrow();

        assertThat(answer.aliases()).containsExactly("a", "b");
        assertThat(answer.addresses()).containsExactly(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(answer.life()).isEqualTo(Duration.ofSeconds(256));
    }

    @Test
    void endsWhereAliasesGoRound() {
        var message = reply(
                "4711 8180 0001 0002 0000 0000",
                "c00c",
                "0005 0001 00000020 0003 01 61 00",
                "01 61 00",
                "0005 0001 00000020 0002 c00c");

        var answer = Answer.read(message, QUERY, 0x4711).orElseThrow();

        assertThat(answer.aliases()).containsExactly("a");
        assertThat(answer.addresses()).isEmpty();
        assertThat(answer.life()).isZero();
    }

    @Test
    void believesNoReplyToSomethingElse() {
        var good = reply("4711 8180 0001 0000 0000 0000");
        var otherName = message("4711 8180 0001 0000 0000 0000", "'wwx'", "'example'", "00 0001 0001");
        var otherType = message("4711 8180 0001 0000 0000 0000", "'www'", "'example'", "00 001c 0001");
        var question = reply("4711 0100 0001 0000 0000 0000");

        assertThat(Answer.read(good, QUERY, 0x4711)).isPresent();
        assertThat(Answer.read(good, QUERY, 0x4712)).isEmpty();
        assertThat(Answer.read(otherName, QUERY, 0x4711)).isEmpty();
        assertThat(Answer.read(otherType, QUERY, 0x4711)).isEmpty();
        assertThat(Answer.read(question, QUERY, 0x4711)).isEmpty();
    }

    @Test
    void refusesRecordsThatEndEarlyOrAreTooMany() {
        assertThat(Answer.read(reply("4711 8180 0001 0001 0000 0000", "c00c 0001 0001"), QUERY, 0x4711))
                .isEmpty();
        assertThat(Answer.read(reply("4711 8180 0001 0201 0000 0000"), QUERY, 0x4711))
                .isEmpty();
    }

    @Test
    void writesTheReplyForTheOneWhoAskedWithShorterLives() {
        var message = reply(
                "4711 8180 0001 0002 0000 0001",
                "c00c 0001 0001 00015180 0004 c6336407",
                "c00c 0001 0001 0000000a 0004 c6336408",
                "00 0029 04d0 0000 8000 0000");

        var written = Answer.read(message, QUERY, 0x4711).orElseThrow().forSender(QUERY, Duration.ofMinutes(1));

        assertThat(written)
                .isEqualTo(message(
                        "1234 8180 0001 0002 0000 0001",
                        "'wWw'",
                        "'Example'",
                        "00 0001 0001",
                        "c00c 0001 0001 0000003c 0004 c6336407",
                        "c00c 0001 0001 0000000a 0004 c6336408",
                        "00 0029 04d0 0000 8000 0000"));
    }

    @Test
    void knowsWhenItHasToBeAskedForAgain() {
        var answer = Answer.read(reply("4711 8380 0001 0005 0000 0000", "c00c 00"), QUERY, 0x4711)
                .orElseThrow();

        assertThat(answer.truncated()).isTrue();
        assertThat(answer.addresses()).isEmpty();
    }

    @Test
    void countsALifeWithTheHighestBitAsNone() {
        var message = reply("4711 8180 0001 0001 0000 0000", "c00c 0001 0001 80000001 0004 c6336407");

        assertThat(Answer.read(message, QUERY, 0x4711).orElseThrow().life()).isZero();
    }
}
