package org.porchlight.core.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.ClockReading;

/// Whole milliseconds, which is what the ledger keeps: a sum of intervals then equals what was measured.
final class Millis {
    private Millis() {}

    static ClockReading of(ClockReading reading) {
        return new ClockReading(
                reading.boot(),
                reading.sinceBoot().truncatedTo(ChronoUnit.MILLIS),
                reading.awake().truncatedTo(ChronoUnit.MILLIS),
                reading.wall(),
                reading.synced());
    }

    static Anchor of(Anchor anchor) {
        return new Anchor(
                anchor.no(),
                anchor.boot(),
                anchor.sinceBoot().truncatedTo(ChronoUnit.MILLIS),
                anchor.utc().truncatedTo(ChronoUnit.MILLIS),
                anchor.confidence());
    }

    static Duration of(Duration length) {
        return length.truncatedTo(ChronoUnit.MILLIS);
    }
}
