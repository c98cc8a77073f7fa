package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Until when a child can go on, and when it opens next.
final class UntilWords {
    /// What is left is told in whole seconds.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private final Texts texts;
    private final Say say;

    UntilWords(Texts texts, Say say) {
        this.texts = texts;
        this.say = say;
    }

    /// Until when it is open, and when next; while a break is due, that it goes on after it.
    ///
    /// @param left of the day
    Optional<String> untilAndNext(ChildStatus child, Optional<Duration> left, Instant now) {
        return byHour(child, now)
                .or(() -> endOfTime(child, left, now)
                        .map(at -> next(child, now)
                                .map(next -> texts.of("menu.later-next", at, next))
                                .orElseGet(() -> texts.of("menu.later", at))));
    }

    /// The same below a heading that says how long the time of the day lasts.
    ///
    /// @param left of the day
    Optional<String> besidesUntil(ChildStatus child, Optional<Duration> left, Instant now) {
        return byHour(child, now)
                .or(() -> endOfTime(child, left, now)
                        .flatMap(_ -> next(child, now))
                        .map(next -> texts.of("my-day.next", next)));
    }

    /// Until when the child can go on. Only the hour is sure: time that is used up lasts longer by every
    /// rest and by all that does not count.
    ///
    /// @param left until it closes
    String goOn(ChildStatus child, Duration left, Instant now) {
        var end = TimeLeft.over(now, left);
        boolean isSure = child.windowUntil()
                .filter(at -> Duration.between(at, end).abs().compareTo(ROUNDING) <= 0)
                .isPresent();
        return texts.of(isSure ? "my-day.until" : "my-day.until-later", say.endOfSpan(end, now));
    }

    private Optional<String> next(ChildStatus child, Instant now) {
        return child.nextOpening().map(at -> say.when(at, now));
    }

    /// When what is left is used up, where that is what ends it.
    private Optional<String> endOfTime(ChildStatus child, Optional<Duration> left, Instant now) {
        return left.filter(_ -> !child.isShut() && child.reason().isBudget())
                .map(time -> say.endOfSpan(TimeLeft.over(now, time), now));
    }

    private Optional<String> byHour(ChildStatus child, Instant now) {
        if (child.studyUntil().isPresent()) {
            return Optional.of(
                    texts.of("menu.study", say.endOfSpan(child.studyUntil().get(), now)));
        }
        if (child.isShut() && child.next().isPresent()) {
            // A parent who paused it may end that sooner.
            return Optional.of(
                    child.state() == ChildStatus.Presented.PAUSED && !child.isStoppedByItself()
                            ? texts.of("menu.by", say.when(child.next().get(), now))
                            : texts.of("menu.next", say.whenAt(child.next().get(), now)));
        }
        var rest = child.restThenOn(now);
        if (rest.isPresent()) {
            return Optional.of(texts.of("menu.rest", say.spelled(rest.get().pause())));
        }
        if (child.reason().isBudget() && LeftToday.of(child, now, say.zone()).goesOn()) {
            var end = now.plus(child.ownLeft(now).orElse(Duration.ZERO));
            return Optional.of(texts.of("menu.past-midnight", say.endOfSpan(end, now)));
        }
        var closes = child.windowUntil().map(at -> say.endOfSpan(at, now));
        var opens = child.nextOpening().map(at -> say.when(at, now));
        if (closes.isPresent() && opens.isPresent()) {
            return Optional.of(texts.of("menu.until-next", closes.get(), opens.get()));
        }
        return closes.map(at -> texts.of("menu.until", at));
    }
}
