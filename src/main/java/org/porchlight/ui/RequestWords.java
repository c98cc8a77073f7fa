package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

    /// What it would be used for, where a program is in use: `，用 Krita` · `, for Krita`.
    public String use(ChildStatus status) {
        return program(status).map(title -> words.of("request.use", title)).orElse("");
    }

    /// What it would be used for, and how much is left.
    public String standing(ChildStatus status, Instant now) {
        var left = LeftToday.of(status, now, say.zone()).left().map(Say::begun).map(say::duration);
        var title = program(status);
        if (left.isEmpty()) {
            return title.map(name -> words.of("request.for", name)).orElse("");
        }
        return title.map(name -> words.of("request.for-left", name, left.get()))
                .orElse(words.of("request.left", left.get()));
    }

    /// When it was asked, and how long ago: `19:08，4 分钟前` · `19:08, 4 min ago`.
    public String when(Asking asking, Instant now) {
        var ago = Duration.between(asking.at(), now);
        if (ago.compareTo(Duration.ofMinutes(1)) < 0) {
            return words.of("request.now", say.past(asking.at(), now));
        }
        return words.of("request.ago", say.past(asking.at(), now), say.duration(ago));
    }

    /// When it was asked, for a heading: `今天 19:08，正在用 Krita 绘画` · `Today 19:08, using Krita`.
    public String heading(Asking asking, ChildStatus status, Instant now) {
        var at = asking.at()
                        .atZone(say.zone())
                        .toLocalDate()
                        .equals(now.atZone(say.zone()).toLocalDate())
                ? words.of("request.today", say.clock(asking.at()))
                : words.of("request.before", say.past(asking.at(), now), say.clock(asking.at()));
        return program(status)
                .map(title -> words.of("request.using", at, title))
                .orElse(at);
    }

    private Optional<String> program(ChildStatus status) {
        return status.state() == ChildStatus.Presented.OPEN
                ? status.title().filter(title -> !title.isBlank()).map(say::program)
                : Optional.empty();
    }

    /// What became of one that waits no more.
    public String outcome(Asking asking) {
        if (asking.answer().isEmpty()) {
            return words.of("request.expired");
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
