package org.porchlight.proof;

import java.time.Duration;

/// The plain ticks of a guard, by true time: evenly on the awake clock from its start.
final class Grid {
    private Duration origin;
    private Duration every = Duration.ofSeconds(5);
    private Duration longest = every;

    /// @param start the first of them, at which the guard starts
    Grid(Duration start) {
        this.origin = start;
    }

    /// A guard starts now.
    void begin(Duration now) {
        origin = now;
    }

    /// The guard ticks that often from now on.
    void every(Duration now, Duration length) {
        origin = now;
        every = length;
        longest = longest.compareTo(length) > 0 ? longest : length;
    }

    /// The PC slept that long.
    void sleep(Duration length) {
        origin = origin.plus(length);
    }

    /// How long it is from one to the next.
    Duration every() {
        return every;
    }

    /// The first tick after now.
    Duration next(Duration now) {
        long nanos = now.minus(origin).toNanos();
        return now.plusNanos(every.toNanos() - Math.floorMod(nanos, every.toNanos()));
    }

    /// The last tick before now; one that falls on this very moment comes too late.
    Duration before(Duration now) {
        var latest = now.minusMillis(1);
        return latest.minusNanos(latest.minus(origin).toNanos() % every.toNanos());
    }

    /// The longest time between two ticks that was ever asked for.
    Duration longest() {
        return longest;
    }
}
