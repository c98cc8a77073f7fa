package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.text.GivenWords;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What a parent answered, as the child reads it.
record AnswerWords(Texts texts, Say say, ParentNames names) {
    /// @param child how things stand with what was given
    /// @param left what is left of today with it
    /// @param now when that was said
    String granted(Asking.Answer answer, ChildStatus child, Optional<Duration> left, Instant now) {
        var who = names.of(answer.by());
        var amount = say.minutesSpelled(answer.granted().orElse(Duration.ZERO));
        var given = child.isShut() ? whenShut(child, who, amount, now) : withLeft(who, amount, left);
        return withWords(texts, new RuleWords(texts, say).withOwn(given, child), who, answer.words());
    }

    /// A sentence, and what the parent wrote with it, as it was said.
    ///
    /// @param words may be empty
    static String withWords(Texts texts, String sentence, String who, String words) {
        return words.isBlank() ? sentence : texts.of("and", sentence, texts.of("answer.says", who, words));
    }

    private String whenShut(ChildStatus child, String who, String amount, Instant now) {
        var given = texts.of("answer.granted.only", who, amount);
        return new GivenWords(say)
                .whenShut(child, now)
                .map(why -> texts.of("and", given, why))
                .orElse(given);
    }

    private String withLeft(String who, String amount, Optional<Duration> left) {
        if (left.isEmpty()) {
            return texts.of("answer.granted.only", who, amount);
        }
        var time = Say.begun(left.get());
        return time.toMinutes() > 0
                ? texts.of("answer.granted", who, amount, say.figure(time))
                : texts.of("answer.granted.spelled", who, amount, say.spelled(time));
    }

    String denied(Asking.Answer answer) {
        var who = names.of(answer.by());
        return answer.words().isBlank()
                ? texts.of("answer.denied", who)
                : texts.of("answer.denied.words", who, answer.words());
    }
}
