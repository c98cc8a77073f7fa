package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.porchlight.tool.powercut.BusyEvening;

/// A loop on a ledger that fails under it, and whose clock stands in the hand.
abstract class OnFailingLedger {
    static final ChildId MEI = new ChildId("mei");

    @TempDir
    Path data;

    final AtomicLong millis = new AtomicLong();
    Optional<Thread> thread = Optional.empty();
    ClockReading last;

    @BeforeEach
    void anEvening() throws Exception {
        try (var store = SteadyStore.open(data)) {
            var evening = BusyEvening.start(1, store, 0, (step, document) -> {
                store.commit(document.orElseThrow(), "parent:root", step.writing());
            });
            store.stand(evening.state());
            last = evening.state().last();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (thread.isPresent()) {
            thread.get().interrupt();
            thread.get().join();
        }
    }

    ClockReading read() {
        var more = Duration.ofMillis(millis.incrementAndGet());
        return new ClockReading(
                last.boot(),
                last.sinceBoot().plus(more),
                last.awake().plus(more),
                last.wall().plus(more),
                last.synced());
    }

    Loop loop(GuardStore store) throws StoreException {
        var found = new ArrayList<Step>();
        var state = BusyEvening.start(1, store, 0, (step, _) -> found.add(step)).state();
        var clock = store.clock();
        var step = Engine.start(
                state.document(),
                clock,
                store.remember(Retention.of(clock, state.document().policy().zone())),
                read(),
                Instant.EPOCH,
                false);
        var loop = new Loop(this::read, store, step, () -> {});
        loop.begin();
        thread = Optional.of(Thread.ofPlatform().daemon(true).start(loop));
        return loop;
    }

    static Reply give(Loop loop) throws InterruptedException {
        return loop.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""), new Authority.Root());
    }

    static Duration granted(Loop loop) {
        return loop.now().state().facts(MEI).standing().granted();
    }

    Duration grantedOnDisk() throws StoreException {
        try (var store = SteadyStore.open(data)) {
            var evening = BusyEvening.start(1, store, 10, (_, _) -> {});
            assertThat(store.verify().isOk()).isTrue();
            return evening.state().facts(MEI).standing().granted();
        }
    }
}
