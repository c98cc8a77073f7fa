package org.porchlight.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.decide.Reason;

/// A stretch of time of one kind, within one local day.
///
/// @param from inside
/// @param to first instant after
/// @param length on the ruler of the kind: awake time, but for `ASLEEP`; whole milliseconds
/// @param title the program in front, where known
/// @param why the reason of the time verdict that held then
/// @param recovered whether it was closed by the next start of the guard, after a crash
public record Interval(
        Instant from, Instant to, Duration length, Kind kind, Optional<String> title, Reason why, boolean recovered) {
    public Interval {
        if (to.isBefore(from) || length.isNegative()) {
            throw new IllegalArgumentException("interval from " + from + " to " + to + " of " + length);
        }
    }
}
