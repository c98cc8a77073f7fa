package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// What a child asked, what was answered, and what the child reads of it, in words.
public final class RequestWords {
    private final Words words = Words.part("ui");
    private final Say say;

    public RequestWords(Say say) {
        this.say = say;
    }

    /// What is asked for: `再要 15 分钟` · `15 more minutes`.
    public String what(Asking asking) {
        return asking.amount()
                .map(amount -> words.of("request.more", amount.toMinutes()))
                .orElse(words.of("request.any"));
    }

    /// The same of a child by name: `小美想再要 15 分钟` · `Mei asks for 15 more minutes`.
    public String who(String name, Asking asking) {
        return asking.amount()
                .map(amount -> words.of("request.who", name, amount.toMinutes()))
                .orElse(words.of("request.who-any", name));
    }

    /// How much is left. What is in front now need not be what the child asked for: that stands in its words.
    public String standing(ChildStatus status, Instant now) {
        return LeftToday.withLater(status, now, say.zone())
                .left()
                .map(Say::begun)
                .map(left -> words.of("request.left", say.duration(left)))
                .orElse("");
    }

    /// When it was asked, and how long ago: `19:08，4 分钟前` · `19:08, 4 min ago`.
    public String when(Asking asking, Instant now) {
        var ago = Duration.between(asking.at(), now);
        if (ago.compareTo(Duration.ofMinutes(1)) < 0) {
            return words.of("request.now", say.past(asking.at(), now));
        }
        return words.of("request.ago", say.past(asking.at(), now), say.duration(ago));
    }

    /// When it was asked, for a heading: `今天 19:08` · `Today 19:08`.
    public String heading(Asking asking, Instant now) {
        return asking.at()
                        .atZone(say.zone())
                        .toLocalDate()
                        .equals(now.atZone(say.zone()).toLocalDate())
                ? words.of("request.today", say.clock(asking.at()))
                : words.of("request.before", say.past(asking.at(), now), say.clock(asking.at()));
    }

    /// What became of one that waits no more.
    public String outcome(Asking asking, Instant now) {
        if (asking.answer().isEmpty()) {
            return words.of("request.expired", say.when(asking.until(), now));
        }
        var answer = asking.answer().get();
        boolean hasWords = !answer.words().isBlank();
        if (answer.granted().isPresent()) {
            var given = say.duration(answer.granted().get());
            return hasWords
                    ? words.of("request.granted-words", given, answer.words())
                    : words.of("request.granted", given);
        }
        return words.of(hasWords ? "request.denied-words" : "request.denied");
    }

    /// What was said to one that was refused, in full.
    public String refusal(Asking asking) {
        return asking.answer()
                .map(Asking.Answer::words)
                .filter(said -> !said.isBlank())
                .map(said -> words.of("request.denied-said", said))
                .orElse(words.of("request.denied"));
    }

    /// The icon of that.
    public static String outcomeIcon(Asking asking) {
        return asking.answer()
                .map(answer -> answer.granted().isPresent() ? "fth-check" : "fth-minus-circle")
                .orElse("fth-clock");
    }

    /// What the child will read.
    ///
    /// @param by the parent's name
    public String read(String by, GrantDraft draft) {
        var given = say.minutesSpelled(draft.amount());
        return draft.left()
                .map(left -> words.of("read.granted", by, given, leftIn(left)))
                .orElseGet(() -> draft.status()
                        .nextOpening()
                        .map(at -> words.of("read.granted-later", by, given, say.whenAt(at, draft.now())))
                        .orElse(words.of("read.granted-only", by, given)));
    }

    private String leftIn(Duration left) {
        return left.toSeconds() < 60
                ? say.spelled(left)
                : words.of("read.left", Say.begun(left).toMinutes());
    }
}
