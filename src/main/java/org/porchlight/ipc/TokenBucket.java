package org.porchlight.ipc;

import java.time.Duration;

/// How many commands a child may still give: a second's worth at once, then as many a second.
///
/// Time is an argument, in nanoseconds of [System#nanoTime].
final class TokenBucket {
    private final long interval;
    private final long burst;
    private long due;

    /// @param each how long it takes until one more is allowed
    /// @param burst how many are allowed at once
    TokenBucket(Duration each, int burst, long now) {
        this.interval = each.toNanos();
        this.burst = interval * burst;
        this.due = now - this.burst;
    }

    /// Takes one.
    ///
    /// @return how long to wait before it is used; never negative
    synchronized Duration take(long now) {
        if (due - (now - burst) < 0) {
            due = now - burst;
        }
        due += interval;
        return Duration.ofNanos(Math.max(0, due - now));
    }
}
