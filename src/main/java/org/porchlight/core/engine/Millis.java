package org.porchlight.core.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// Whole milliseconds, which is what the ledger keeps: a sum of intervals then equals what was measured.
final class Millis {
    private Millis() {}

    static Duration of(Duration length) {
        return length.truncatedTo(ChronoUnit.MILLIS);
    }
}
