package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;

/// Ties the ruler of a boot to the calendar: at `sinceBoot` it was `utc`.
///
/// Within a boot the calendar is this and nothing else, so moving the wall clock moves nothing.
///
/// @param no 1 for the first anchor of this PC, then counting up
public record Anchor(int no, BootId boot, Duration sinceBoot, Instant utc, Confidence confidence) {
    /// Calendar time of a reading of the same boot.
    ///
    /// @throws IllegalArgumentException when the reading is of another boot
    public Instant at(ClockReading now) {
        if (!boot.equals(now.boot())) {
            throw new IllegalArgumentException(
                    "anchor of boot " + boot.value() + " read in " + now.boot().value());
        }
        return at(now.sinceBoot());
    }

    /// Calendar time of a point on this anchor's ruler.
    public Instant at(Duration point) {
        return utc.plus(point.minus(sinceBoot));
    }

    /// The point on this anchor's ruler at which the calendar shows `instant`.
    public ClockPoint when(Instant instant) {
        return new ClockPoint(boot, sinceBoot.plus(Duration.between(utc, instant)));
    }
}
