package org.porchlight.agent;

import java.time.Duration;

/// How often something is drawn at least. What the guard told was drawn then, and need not be drawn again by the clock.
final class Pace {
    private final Duration least;
    private final Duration calm;
    private Duration next = Duration.ZERO;

    /// @param least what was drawn so long ago is drawn again
    /// @param calm likewise, where it shows no seconds
    Pace(Duration least, Duration calm) {
        this.least = least;
        this.calm = calm;
    }

    void drawn(Duration now, boolean isCalm) {
        next = now.plus(isCalm ? calm : least);
    }

    boolean isDue(Duration now) {
        return now.compareTo(next) >= 0;
    }
}
