package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The instants and durations with which the calendar counts: whole milliseconds, and far from every overflow.
final class Bounds {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration LONGEST_BOOT = Duration.ofDays(366_000);

    private Bounds() {}

    static Instant of(Instant at) {
        if (at.isBefore(FIRST)) {
            return FIRST;
        }
        return at.isAfter(LAST) ? LAST : at.truncatedTo(ChronoUnit.MILLIS);
    }

    static ClockReading of(ClockReading now) {
        return new ClockReading(now.boot(), ofBoot(now.sinceBoot()), ofBoot(now.awake()), of(now.wall()), now.synced());
    }

    static Duration between(Duration least, Duration length, Duration most) {
        if (length.compareTo(least) < 0) {
            return least;
        }
        return length.compareTo(most) > 0 ? most : length.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Duration ofBoot(Duration length) {
        return between(Duration.ZERO, length, LONGEST_BOOT);
    }
}
