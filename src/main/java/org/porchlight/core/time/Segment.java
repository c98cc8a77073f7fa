package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// One boot of a PC without a long sleep: a stretch in which the calendar follows the ruler of the boot.
///
/// @param from time since the boot at its first reading
/// @param wall what the wall clock showed at that reading
/// @param told what the wall clock was ahead of the calendar when that was last told
/// @param refused what a time server was ahead of the calendar when it was last refused; zero: it was not
public record Segment(Duration from, Instant wall, Duration told, Duration refused) {
    /// A sleep longer than this ends a segment: the kernel takes its length from the clock chip.
    static final Duration LONG_SLEEP = Duration.ofMinutes(10);

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
    private static final Duration LARGEST_OFFSET = Duration.ofHours(14);

    /// The segment that begins with a reading.
    static Segment at(ClockReading now) {
        return new Segment(now.sinceBoot(), now.wall(), Duration.ZERO, Duration.ZERO);
    }

    /// What the wall clock was off at the beginning, if that is the zone's offset: then another system keeps local
    /// time in the clock chip, or this one does and the other does not.
    ///
    /// @param now a reading of this segment whose wall clock is right
    Optional<Duration> localTime(ClockReading now, ZoneId zone) {
        var expected = wall.plus(now.sinceBoot().minus(from));
        var off = Duration.between(now.wall(), expected);
        var offset = Duration.ofSeconds(zone.getRules().getOffset(now.wall()).getTotalSeconds())
                .abs();
        boolean isUsual = !offset.isZero()
                && offset.compareTo(LARGEST_OFFSET) <= 0
                && offset.toSeconds() % QUARTER_HOUR.toSeconds() == 0;
        return isUsual && TrustedClock.isAtMost(off.abs().minus(offset), TrustedClock.SMALL)
                ? Optional.of(off)
                : Optional.empty();
    }

    Segment withTold(Duration offset) {
        return told.equals(offset) ? this : new Segment(from, wall, offset, refused);
    }

    Segment withRefused(Duration offset) {
        return new Segment(from, wall, offset, offset);
    }

    Segment onTime() {
        return told.isZero() && refused.isZero() ? this : new Segment(from, wall, Duration.ZERO, Duration.ZERO);
    }
}
