package org.porchlight.agent.x11;

import java.time.Duration;
import org.porchlight.agent.desktop.DesktopPort;

/// Whether anybody touches keyboard or mouse. Asked when the time may have come, and while nobody is there every two
/// seconds. Of one thread.
final class Touch {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final XConnection x;
    private final DesktopPort.Listener listener;
    private Duration idleAfter;
    private boolean idle;
    /// For how long nobody had touched anything at the last look.
    private Duration before = Duration.ZERO;

    private long next = System.nanoTime();

    /// @param idleAfter how long nobody touches anything before it is told
    Touch(XConnection x, Duration idleAfter, DesktopPort.Listener listener) {
        this.x = x;
        this.idleAfter = idleAfter;
        this.listener = listener;
    }

    /// Another time from now on.
    void after(Duration length) {
        idleAfter = length;
        next = System.nanoTime();
    }

    /// When to look again, as [System#nanoTime()].
    long next() {
        return next;
    }

    void look() {
        if (System.nanoTime() - next < 0) {
            return;
        }
        var untouched = Duration.ofMillis(x.untouched().orElse(0));
        // Whoever was away is until the next touch, whatever is waited for by then.
        boolean now = untouched.compareTo(idle ? before : idleAfter) >= 0;
        before = untouched;
        next = System.nanoTime() + (now ? AGAIN : idleAfter.minus(untouched)).toNanos();
        if (now != idle && !x.isBroken()) {
            idle = now;
            listener.idle(now);
        }
    }
}
