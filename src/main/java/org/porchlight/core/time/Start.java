package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.porchlight.core.time.ClockEvent.Kind;

/// The time with which a segment begins when nobody vouches for any.
///
/// @param trusted never before the last known time
/// @param confidence `RTC` or `BEHIND`
record Start(Instant trusted, Confidence confidence, List<ClockEvent> events) {
    private static final Duration LONGEST_GAP = Duration.ofDays(TrustedClock.LONGEST_LEAP_DAYS);
    /// The longest time off that is not worth telling.
    private static final Duration QUIET_GAP = Duration.ofHours(36);

    private static final int LONGEST_LIFE_YEARS = 30;

    /// @param known the last known time
    static Start of(Instant wall, Instant known, Instant built, boolean normallySynced) {
        var gap = Duration.between(known, wall);
        if (gap.compareTo(TrustedClock.SMALL.negated()) < 0) {
            return new Start(known, Confidence.BEHIND, List.of(new ClockEvent(Kind.BEHIND, gap)));
        }
        if (gap.compareTo(LONGEST_GAP) > 0 || !isPossible(wall, built)) {
            return new Start(known, Confidence.BEHIND, List.of(new ClockEvent(Kind.ABSURD, gap)));
        }
        // A clock chip counts whole seconds and may be a little slow: time waits for it, it does not go back.
        var trusted = gap.isNegative() ? known : wall;
        boolean told = gap.compareTo(QUIET_GAP) > 0 && !normallySynced;
        return new Start(trusted, Confidence.RTC, told ? List.of(new ClockEvent(Kind.FORWARD_GAP, gap)) : List.of());
    }

    static boolean isPossible(Instant wall, Instant built) {
        var end = built.atOffset(ZoneOffset.UTC).plusYears(LONGEST_LIFE_YEARS).toInstant();
        return !wall.isBefore(built) && !wall.isAfter(end);
    }
}
