package org.porchlight.agent;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what another process or thread brings about.
public final class Eventually {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private Eventually() {}

    /// Returns once `condition` holds, and fails when it does not within `limit`.
    public static void holds(String what, Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("within " + limit + " it never came about that " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /// A limit for a machine that has nothing else to do, as it is for one that has more to do than it has processors.
    public static Duration underLoad(Duration limit) {
        var machine = ManagementFactory.getOperatingSystemMXBean();
        double share = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return Duration.ofMillis(Math.round(limit.toMillis() * Math.max(1, share)));
    }
}
