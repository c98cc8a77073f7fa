package org.porchlight.port;

import org.porchlight.core.time.ClockReading;

/// The clocks of the machine.
public interface Clocks {
    /// All clocks, read together. Never blocks; any thread.
    ClockReading read();
}
