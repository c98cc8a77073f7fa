package org.porchlight.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;

/// Tells a child of time that it was given and that does not open at once: when it can be used, or why not.
public final class GivenWords {
    private final Texts texts;
    private final Say say;

    /// @param say in the household's zone, and in the language of the words
    public GivenWords(Say say) {
        this.texts = Texts.of("unopened", say.language());
        this.say = say;
    }

    /// Nothing for a child that can go on, and where its own limit closes.
    ///
    /// @param child how things stand with what was given
    public Optional<String> whenShut(ChildStatus child, Instant now) {
        return switch (child.state()) {
            case PAUSED -> Optional.of(texts.of("given.paused"));
            case CLOSED -> LeftToday.isOutside(child) ? Optional.of(outside(child, now)) : used(child);
            case OPEN, REST, AWAY -> Optional.empty();
        };
    }

    private String outside(ChildStatus child, Instant now) {
        var opening = child.next().filter(next -> day(next).equals(day(now)));
        if (opening.isEmpty()) {
            return texts.of("given.over");
        }
        var opens = say.whenAt(opening.get(), now);
        return LeftToday.withLater(child, now, say.zone())
                .left()
                .filter(Duration::isPositive)
                .map(left -> texts.of("given.later", opens, say.spelled(Say.begun(left))))
                .orElseGet(() -> texts.of("given.opens", opens));
    }

    private LocalDate day(Instant at) {
        return at.atZone(say.zone()).toLocalDate();
    }

    private Optional<String> used(ChildStatus child) {
        return switch (child.reason()) {
            case WEEK_BUDGET -> Optional.of(texts.of("given.week"));
            case MONTH_BUDGET -> Optional.of(texts.of("given.month"));
            case UNLIMITED,
                    WINDOW,
                    OUTSIDE_WINDOW,
                    DAY_BUDGET,
                    OWN_LIMIT,
                    REST,
                    PAUSE,
                    GRANT,
                    STUDY,
                    RULE,
                    DEFAULT,
                    SYSTEM,
                    CHECKING -> Optional.empty();
        };
    }
}
