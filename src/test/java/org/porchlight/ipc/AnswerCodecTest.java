package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.ipc.json.ProtocolException;

class AnswerCodecTest {
    static List<Answer> answers() {
        return Samples.answers();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void readsBackWhatItWrote(Answer answer) throws Exception {
        var frame = AnswerCodec.encode(answer);

        var read = AnswerCodec.decode(frame);

        assertThat(read).isEqualTo(answer);
        assertThat(AnswerCodec.encode(read)).isEqualTo(frame);
    }

    @Test
    void samplesEverySortOfAnswer() {
        assertThat(answers().stream().map(Object::getClass).distinct())
                .hasSameSizeAs(Answer.class.getPermittedSubclasses());
    }

    @Test
    void tellsWhyTheGuardHungUp() {
        var bye = "{\"bye\":\"too many values\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> AnswerCodec.decode(bye))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the guard ended the connection: too many values");
    }
}
