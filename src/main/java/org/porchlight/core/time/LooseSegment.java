package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;

/// A finished segment whose place on the calendar no time server has vouched for yet.
///
/// @param from time since the boot at its first reading
/// @param to time since the boot at its last reading
/// @param begin calendar time of its first reading
/// @param vouched whether a parent vouched for it
public record LooseSegment(BootId boot, Duration from, Duration to, Instant begin, boolean vouched) {
    /// Calendar time of its last reading.
    Instant end() {
        return begin.plus(to.minus(from));
    }
}
