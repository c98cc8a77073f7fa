package org.porchlight.site.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.wire.Bytes.message;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Query.Reading UNREADABLE = new Query.Reading.Odd(0x1234, ResponseCode.UNREADABLE);

    @Test
    void readsAQuestionInLowerCase() {
        var query = Bytes.query(Bytes.question());

        assertThat(query.question()).isEqualTo(new Question("www.example", RecordType.A, Question.INTERNET));
        assertThat(query.id()).isEqualTo(0x1234);
        assertThat(query.extension()).isEmpty();
        assertThat(query.largestDatagram()).isEqualTo(512);
    }

    @Test
    void readsWhatASenderTakes() {
        var query = Bytes.query(Bytes.extended());

        assertThat(query.extension()).contains(new Query.Extension(1400, true));
        assertThat(query.largestDatagram()).isEqualTo(1400);
    }

    @Test
    void keepsADotInsideALabelFromLookingLikeTwoLabels() {
        var query = Bytes.query(message("1234 0100 0001 0000 0000 0000", "'www.example'", "'com'", "00 0001 0001"));

        assertThat(query.question().name()).isEqualTo("www\\046example.com");
    }

    @Test
    void readsTheRoot() {
        assertThat(Bytes.query(message("1234 0100 0001 0000 0000 0000", "00 0002 0001"))
                        .question()
                        .name())
                .isEmpty();
    }

    @Test
    void isSilentToRepliesAndScraps() {
        var reply = Bytes.question();
        reply[2] |= (byte) 0x80;

        assertThat(Query.read(reply)).isEqualTo(new Query.Reading.Noise());
        assertThat(Query.read(new byte[11])).isEqualTo(new Query.Reading.Noise());
    }

    @Test
    void offersNothingButQuestions() {
        var update = Bytes.question();
        update[2] |= 0x28;

        assertThat(Query.read(update)).isEqualTo(new Query.Reading.Odd(0x1234, ResponseCode.NOT_OFFERED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234 0100 0000 0000 0000 0000",
                "1234 0100 0002 0000 0000 0000 00 0001 0001 00 0001 0001",
                "1234 0100 0001 0001 0000 0000 00 0001 0001",
                "1234 0100 0001 0000 0000 0000 03 77 77",
                "1234 0100 0001 0000 0000 0000 00 0001",
                "1234 0100 0001 0000 0000 0000 c0 0c 0001 0001",
                "1234 0100 0001 0000 0000 0000 c0 ff 0001 0001",
                "1234 0100 0001 0000 0000 0000 40 77 00 0001 0001",
                "1234 0100 0001 0000 0000 0001 00 0001 0001 00 0029 0578 0000 0000 ffff"
            })
    void saysThatItCannotReadTheRest(String hex) {
        assertThat(Query.read(message(hex))).isEqualTo(UNREADABLE);
    }

    @Test
    void refusesANameOfMoreThan255Bytes() {
        var label = "'" + "a".repeat(63) + "'";
        var head = "1234 0100 0001 0000 0000 0000";

        assertThat(Query.read(message(head, label, label, label, "'" + "a".repeat(61) + "'", "00 0001 0001")))
                .isInstanceOf(Query.Reading.Asked.class);
        assertThat(Query.read(message(head, label, label, label, "'" + "a".repeat(62) + "'", "00 0001 0001")))
                .isEqualTo(UNREADABLE);
    }

    @Test
    void asksAgainWithNothingElseOfWhatWasSent() {
        var noisy = message(
                "1234 0130 0001 0000 0000 0001",
                "'wWw'",
                "'Example'",
                "00 0001 0001",
                "00 0029 0578 0000 8000 0006 000a 0002 beef");

        var again = Bytes.query(noisy).again(0x4711);

        assertThat(again)
                .isEqualTo(message(
                        "4711 0110 0001 0000 0000 0001",
                        "'wWw'",
                        "'Example'",
                        "00 0001 0001",
                        "00 0029 04d0 0000 8000 0000"));
    }
}
