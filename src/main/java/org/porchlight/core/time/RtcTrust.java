package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;

/// A parent's word that the machine's own clock may be believed for a while, as on a holiday without network.
///
/// It ends on the calendar or when as much time was spent in boots, whichever is first: a clock that is turned back
/// at every boot does not prolong it.
///
/// @param until first calendar time at which it no longer holds
/// @param left what is left of it in time since boot, sleep included; zero: it does not hold
public record RtcTrust(Instant until, Duration left) {
    static final RtcTrust NONE = new RtcTrust(Instant.EPOCH, Duration.ZERO);
    static final Duration LONGEST = Duration.ofDays(366);

    /// @param length at most [#LONGEST]; what is longer is that long
    static RtcTrust from(Instant now, Duration length) {
        var bounded = Bounds.between(Duration.ZERO, length, LONGEST);
        return new RtcTrust(now.plus(bounded), bounded);
    }

    boolean holdsAt(Instant now) {
        return left.isPositive() && now.isBefore(until);
    }

    RtcTrust after(Duration spent) {
        return new RtcTrust(until, Bounds.between(Duration.ZERO, left.minus(spent), left));
    }
}
