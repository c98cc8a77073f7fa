package org.porchlight.core.account;

import java.time.Duration;
import org.porchlight.core.time.BootId;

/// A stretch on the ruler of one boot. Unlike its calendar time it never changes.
///
/// @param from since the boot, sleep included; inside
/// @param to first point after
public record Ruled(BootId boot, Duration from, Duration to) {
    public Ruled {
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("from " + from + " to " + to + " of a boot");
        }
    }
}
