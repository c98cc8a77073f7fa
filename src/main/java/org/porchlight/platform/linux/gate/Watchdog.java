package org.porchlight.platform.linux.gate;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks four times a second whether the gate answers. Where somebody waited for four looks and nobody was
/// answered, it lets everything start and has the gate opened again.
///
/// It counts its own looks, not time: after the whole process stood still, the gate gets a fresh second.
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final long LOOK_MILLIS = 250;
    private static final int PATIENCE = 4;

    private final AtomicReference<Optional<ExecWatch>> watch;
    private final Runnable reopen;
    private final CountDownLatch closing = new CountDownLatch(1);

    /// @param watch what is guarded; taken out when it is let go
    /// @param reopen wakes whoever opens the gate again; must return at once
    Watchdog(AtomicReference<Optional<ExecWatch>> watch, Runnable reopen) {
        this.watch = watch;
        this.reopen = reopen;
        Thread.ofPlatform().name("gate-watchdog").daemon().start(this::run);
    }

    @Override
    public void close() {
        closing.countDown();
    }

    /// What one look saw.
    private record Look(Optional<ExecWatch> watch, long answered) {}

    private void run() {
        var last = look();
        int standing = 0;
        while (!isClosingSoon()) {
            var now = look();
            boolean awaited = now.watch().filter(ExecWatch::isAwaited).isPresent();
            standing = awaited && now.equals(last) ? standing + 1 : 0;
            last = now;
            if (standing == PATIENCE) {
                letGo(now.watch());
                standing = 0;
            }
        }
    }

    private Look look() {
        var current = watch.get();
        return new Look(current, current.map(ExecWatch::answered).orElse(0L));
    }

    private void letGo(Optional<ExecWatch> standing) {
        standing.ifPresent(ExecWatch::letGo);
        LOG.error("the gate did not answer for a second; every program was let go, and the gate opens again");
        watch.compareAndSet(standing, Optional.empty());
        reopen.run();
    }

    private boolean isClosingSoon() {
        try {
            return closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
