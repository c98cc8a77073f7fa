package org.porchlight.agent;

import java.time.Duration;

/// How often something is drawn at least. A guard that counts tells how things stand in each second: what was
/// drawn then need not be drawn again by the clock.
final class Pace {
    private final Duration least;
    private Duration last = Duration.ZERO;

    /// @param least what was drawn so long ago is drawn again
    Pace(Duration least) {
        this.least = least;
    }

    void drawn(Duration now) {
        last = now;
    }

    boolean isDue(Duration now) {
        return now.minus(last).compareTo(least) >= 0;
    }
}
