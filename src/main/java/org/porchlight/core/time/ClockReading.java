package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;

/// All clocks of the machine, read together.
///
/// @param boot the boot in which they were read
/// @param sinceBoot time since the boot, sleep included
/// @param awake time since the boot, sleep left out; what is spent is measured on it
/// @param wall what the machine believes the time to be; anybody may have moved it
/// @param synced whether the kernel says that the wall clock follows a time server
public record ClockReading(BootId boot, Duration sinceBoot, Duration awake, Instant wall, boolean synced) {
    public ClockReading {
        if (awake.isNegative() || sinceBoot.compareTo(awake) < 0) {
            throw new IllegalArgumentException("awake " + awake + " of " + sinceBoot + " since boot");
        }
    }
}
