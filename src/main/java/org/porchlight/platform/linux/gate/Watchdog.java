package org.porchlight.platform.linux.gate;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks four times a second whether an open gate answers, until it is closed. Where somebody waited for four looks and
/// nobody was answered, or the kernel answers in its place and refuses all, it lets everything start and says so.
///
/// It counts its own looks, not time: after the whole process stood still, the gate gets a fresh second.
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long LOOK = Duration.ofMillis(250).toNanos();
    private static final int PATIENCE = 4;

    private Watchdog() {}

    /// Watches a gate on a thread of its own, which ends with it.
    ///
    /// @param stoodStill is called after everything was let go; must return at once
    static void guard(ExecWatch watch, Runnable stoodStill) {
        Thread.ofPlatform().name("gate-watchdog").daemon().start(() -> run(watch, stoodStill));
    }

    private static void run(ExecWatch watch, Runnable stoodStill) {
        long last = watch.answered();
        int standing = 0;
        while (standing < PATIENCE && !watch.isOutOfFiles() && !watch.isClosed()) {
            pause();
            long now = watch.answered();
            standing = now == last && watch.isAwaited() ? standing + 1 : 0;
            last = now;
        }
        if (!watch.isClosed()) {
            watch.letGo();
            LOG.error(
                    "the gate {}; every program was let go, and the gate opens again",
                    watch.isOutOfFiles() ? "has no descriptor left" : "did not answer for a second");
            stoodStill.run();
        }
    }

    /// A whole one: nothing wakes this thread early, and what does by mistake must not make a look too few.
    private static void pause() {
        long end = System.nanoTime() + LOOK;
        for (long left = LOOK; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
