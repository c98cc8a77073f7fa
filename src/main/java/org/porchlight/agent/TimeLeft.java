package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;

/// What is left between two words of the guard.
final class TimeLeft {
    private TimeLeft() {}

    /// What is left of the days' own time by now, through midnight too, to which a study adds nothing; nothing when
    /// there is no limit.
    ///
    /// @param since how long ago the guard said it
    /// @param now by the calendar
    static Optional<Duration> ofDay(ChildStatus child, Duration since, Instant now) {
        return of(child, since)
                .map(left -> left.minus(child.studyLeft(now)))
                .map(left -> left.isNegative() ? Duration.ZERO : left);
    }

    /// What is left of today by now, and of how much; outside the windows, as parents read it, what those that come
    /// leave.
    ///
    /// @param since how long ago the guard said it
    /// @param now by the calendar
    static LeftToday ofToday(ChildStatus child, Duration since, Instant now, ZoneId zone) {
        return LeftToday.isOutside(child)
                ? LeftToday.withLater(child, now, zone)
                : LeftToday.of(child, ofDay(child, since, now), now, zone);
    }

    /// When what is left is over: it is told in whole seconds that are begun, and not yet over then.
    static Instant over(Instant now, Duration left) {
        return now.plus(left).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    }

    /// What is left by now until it closes, through a study too; nothing when there is no limit.
    ///
    /// A budget runs down only while it is counted, the end of a window comes nearer in any case.
    ///
    /// @param since how long ago the guard said it
    static Optional<Duration> of(ChildStatus child, Duration since) {
        if (child.remainingSeconds().isEmpty()) {
            return Optional.empty();
        }
        var said = Duration.ofSeconds(child.remainingSeconds().getAsLong());
        boolean runs = child.counting()
                || switch (child.reason()) {
                    case WINDOW, GRANT, STUDY -> true;
                    case UNLIMITED,
                            OUTSIDE_WINDOW,
                            MONTH_BUDGET,
                            WEEK_BUDGET,
                            DAY_BUDGET,
                            OWN_LIMIT,
                            REST,
                            PAUSE,
                            RULE,
                            DEFAULT,
                            SYSTEM,
                            CHECKING -> false;
                };
        var left = runs ? said.minus(since) : said;
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }
}
