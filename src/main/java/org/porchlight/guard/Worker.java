package org.porchlight.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;
import org.porchlight.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that makes one part of the machine as it should be: at or after its start, whenever it is nudged, and every
/// so often.
///
/// What fails is said once and tried again every second until it works.
final class Worker {
    /// One round. It compares what is with what should be and repairs the difference; at most 2 s.
    interface Round {
        void go() throws MachineException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Duration> every;
    private final Round round;
    private final Semaphore nudges = new Semaphore(0);
    private Optional<Thread> thread = Optional.empty();
    private volatile boolean stopping;
    private boolean failed;

    Worker(String name, Duration every, Round round) {
        this(name, () -> every, round);
    }

    /// @param every asked after each round
    Worker(String name, Supplier<Duration> every, Round round) {
        this.name = name;
        this.every = every;
        this.round = round;
    }

    void start() {
        start(Duration.ZERO);
    }

    /// Starts it with a first round that can wait.
    ///
    /// @param after how long, when it is not nudged before
    void start(Duration after) {
        thread = Optional.of(VitalThread.start(name, () -> run(after)));
    }

    /// Ends the thread after the round it is at. It is not interrupted: that would close files under its hands.
    void stop() throws InterruptedException {
        stopping = true;
        nudge();
        if (thread.isPresent()) {
            thread.get().join();
        }
    }

    /// Asks for a round soon; many nudges are one round.
    void nudge() {
        nudges.release();
    }

    private void run(Duration first) {
        try {
            for (var pause = first; !stopping; pause = failed ? RETRY : every.get()) {
                if (nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
                if (!stopping) {
                    once();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        var traced = new Traced.Reconcile();
        traced.begin();
        go();
        traced.keeper = name;
        traced.worked = !failed;
        traced.commit();
    }

    private void go() {
        try {
            round.go();
            if (failed) {
                LOG.info("{} works again.", name);
            }
            failed = false;
        } catch (MachineException trouble) {
            if (!failed) {
                LOG.warn("{} failed and is tried again every {} s: {}", name, RETRY.toSeconds(), trouble.getMessage());
            }
            LOG.debug("{} failed", name, trouble);
            failed = true;
        }
    }
}
