package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.time.CivilDays;

/// What people are told to be left of today, of how much. Where a child can go on past midnight, another day's time is
/// used there: it is not left of this one.
///
/// @param left at most until midnight; nothing when there is no limit
/// @param whole what today gives in all, or the limit that the child set itself where that is less; nothing without
///     either
/// @param goesOn whether the child can go on past midnight
public record LeftToday(Optional<Duration> left, Optional<Duration> whole, boolean goesOn) {
    /// @param now when the status was said
    /// @param zone the household's
    public static LeftToday of(ChildStatus status, Instant now, ZoneId zone) {
        return of(status, status.ownLeft(now), now, zone);
    }

    /// @param on how long the child can still go on of its days' own time, where some of it has passed since the
    ///     status was said
    public static LeftToday of(ChildStatus status, Optional<Duration> on, Instant now, ZoneId zone) {
        var rest = Duration.between(now, CivilDays.end(CivilDays.of(now, zone), zone));
        boolean goesOn = on.filter(left -> left.compareTo(rest) > 0).isPresent();
        var left = goesOn ? Optional.of(rest) : on;
        return new LeftToday(left, whole(status), goesOn);
    }

    /// The same of a child that is outside its windows: what can still be used today in those that come.
    public static LeftToday withLater(ChildStatus status, Instant now, ZoneId zone) {
        var today = of(status, now, zone);
        if (!isOutside(status) || today.whole().isEmpty()) {
            return today;
        }
        var capacity = today.whole().get().minusSeconds(status.spentSeconds());
        var open = openToCome(status, now);
        var left = capacity.compareTo(open) < 0 ? capacity : open;
        return new LeftToday(Optional.of(DayBalance.notBelowNothing(left)), today.whole(), false);
    }

    /// Whether the child is outside its windows, and none of today comes.
    public static boolean isOver(ChildStatus status, Instant now) {
        return isOutside(status) && openToCome(status, now).isZero();
    }

    /// Whether the child is outside its windows.
    public static boolean isOutside(ChildStatus status) {
        return status.state() == ChildStatus.Presented.CLOSED && status.reason() == Reason.OUTSIDE_WINDOW;
    }

    /// For how long the PC is open to the child from now until midnight, by windows and grants.
    public static Duration openToCome(ChildStatus status, Instant now) {
        return status.windows().stream()
                .filter(span -> span.to().isAfter(now))
                .map(span -> Duration.between(span.from().isAfter(now) ? span.from() : now, span.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Optional<Duration> whole(ChildStatus status) {
        var given = status.wholeSeconds().isPresent()
                ? status.wholeSeconds().stream()
                : status.budgetSeconds().stream().map(budget -> budget + status.grantedSeconds());
        var own = status.self().limit().map(OwnLimit::length).stream();
        return Stream.concat(given.mapToObj(Duration::ofSeconds), own).min(Comparator.naturalOrder());
    }
}
