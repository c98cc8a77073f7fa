package org.porchlight.agent;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.report.Asking;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What a parent answered, as the child reads it.
record AnswerWords(Texts texts, Say say, ParentNames names) {
    /// @param left what is left with it
    String granted(Asking.Answer answer, Optional<Duration> left) {
        var given = given(names.of(answer.by()), answer.granted().orElse(Duration.ZERO), left);
        return answer.words().isBlank() ? given : texts.of("answer.with-words", given, answer.words());
    }

    /// Time was given that may not have been asked for.
    String given(String who, Duration amount, Optional<Duration> left) {
        var amountWords = say.minutesSpelled(amount);
        if (left.isEmpty()) {
            return texts.of("answer.granted.endless", who, amountWords);
        }
        var time = Say.begun(left.get());
        return time.toMinutes() > 0
                ? texts.of("answer.granted", who, amountWords, say.figure(time))
                : texts.of("answer.granted.spelled", who, amountWords, say.spelled(time));
    }

    String denied(Asking.Answer answer) {
        var who = names.of(answer.by());
        return answer.words().isBlank()
                ? texts.of("answer.denied", who)
                : texts.of("answer.denied.words", who, answer.words());
    }
}
