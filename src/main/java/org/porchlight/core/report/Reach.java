package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.policy.ChildId;

/// How far a child gets from now on, whatever came of what was given.
///
/// @param left how long it can go on; nothing when there is no limit
/// @param until when it is over at the latest; nothing when neither a window nor use past midnight ends it
public record Reach(Optional<Duration> left, Optional<Instant> until) {
    /// What is told in whole seconds may be less by so much.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /// Nothing for a child that cannot go on, has no limit, or is not told of.
    public static Optional<Reach> of(StatusReport report, ChildId child) {
        var now = report.time();
        return report.only(child).children().stream()
                .filter(status -> !status.isShut())
                .map(status -> of(status, now, ZoneId.of(report.zone())))
                .filter(reach -> reach.left().isPresent() || reach.until().isPresent())
                .findFirst();
    }

    private static Reach of(ChildStatus status, Instant now, ZoneId zone) {
        var left = status.ownLeft(now);
        var used = left.filter(_ -> LeftToday.of(status, now, zone).goesOn()).map(now::plus);
        var until = Stream.concat(status.windowUntil().stream(), used.stream()).min(Instant::compareTo);
        return new Reach(left, until);
    }

    /// Whether what is left reaches until then, used without a break.
    public boolean isWhole(Instant now) {
        return until.isPresent()
                && left.filter(less -> now.plus(less).plus(ROUNDING).isBefore(until.get()))
                        .isEmpty();
    }
}
