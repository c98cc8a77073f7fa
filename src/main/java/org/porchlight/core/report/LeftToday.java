package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static Optional<Duration> whole(ChildStatus status) {
        var given = status.wholeSeconds().isPresent()
                ? status.wholeSeconds().stream()
                : status.budgetSeconds().stream().map(budget -> budget + status.grantedSeconds());
        var own = status.self().limit().map(OwnLimit::length).stream();
        return Stream.concat(given.mapToObj(Duration::ofSeconds), own).min(Comparator.naturalOrder());
    }
}
