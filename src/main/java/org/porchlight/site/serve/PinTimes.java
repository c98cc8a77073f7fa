package org.porchlight.site.serve;

import java.time.Duration;

/// How long answers and pins last.
///
/// A pin lasts as long as the answer says, but within bounds, and a little longer; whoever asked is told at most
/// `least`. So nobody who keeps to what was told meets a closed address.
///
/// @param least of a pin before the grace, and the most that an answer says; at least 1 s
/// @param most of a pin before the grace
/// @param grace how much longer a pin lasts
public record PinTimes(Duration least, Duration most, Duration grace) {
    public static final PinTimes USUAL =
            new PinTimes(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(30));

    public PinTimes {
        if (least.toSeconds() < 1 || most.compareTo(least) < 0 || grace.isNegative()) {
            throw new IllegalArgumentException("pins of " + least + " to " + most + " and " + grace);
        }
    }

    /// How long the addresses of an answer are pinned.
    Duration pin(Duration life) {
        var bounded = life.compareTo(least) < 0 ? least : life.compareTo(most) > 0 ? most : life;
        return bounded.plus(grace);
    }
}
