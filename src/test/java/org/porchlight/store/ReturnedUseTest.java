package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.time.ClockReading;
import org.porchlight.tool.powercut.BusyEvening;

/// What was used is counted once when the events come back of which something else stood.
class ReturnedUseTest extends OnLostUse {
    @Test
    void aCorrectionIsTakenOnce() throws Exception {
        var backup = new ArrayList<byte[]>();
        play(0, 30, (store, evening) -> {
            var step = Engine.step(
                    evening.state(),
                    new Input.Asked(
                            evening.state().last(),
                            new Order.Correct(CHILDREN.getFirst(), DAY, Duration.ofSeconds(45), "was homework"),
                            new Authority.Root()));
            store.commit(step.writing());
            store.stand(step.next());
            backup.add(Backups.zip(Backups.lines(store)));
        });
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        restore(backup.getFirst());

        assertThat(counted(DAY)).isEqualTo(before);
        try (var store = SteadyStore.open(data())) {
            assertThat(store.account(CHILDREN.getFirst(), DAY).orElseThrow().corrected())
                    .isEqualTo(Duration.ofSeconds(45));
        }
    }

    /// The calendar ran a day ahead until a parent set it right: what comes back lies where it belongs then, and what
    /// stood for it on the wrong day is gone.
    @Test
    void whatComesBackToAnotherDayLeavesTheOneOnWhichItStood() throws Exception {
        var backup = playAndBackUp(0, 30);
        loseLedger();
        play(31, 40, (store, evening) -> {
            var last = evening.state().last();
            var late = new ClockReading(
                    last.boot(), last.sinceBoot(), last.awake(), last.wall().minus(Duration.ofDays(1)), false);
            var step = Engine.step(
                    evening.state(),
                    new Input.Asked(late, new Order.ConfirmClock(Duration.ofDays(7)), new Authority.Root()));
            assertThat(step.facts()).anyMatch(event -> event.fact() instanceof Fact.Redated);
            store.commit(step.writing());
            store.stand(step.next());
        });
        var before = counted(DAY.minusDays(1), DAY);

        restore(backup);

        var after = counted(DAY.minusDays(1), DAY);
        for (var child : CHILDREN) {
            var right = child.value() + " " + DAY.minusDays(1);
            var wrong = child.value() + " " + DAY;
            assertThat(sum(after, right, wrong)).isEqualTo(sum(before, right, wrong));
            assertThat(after.get(wrong)).isLessThan(Duration.ofSeconds(1));
        }
    }

    /// Somebody puts an old copy of the ledger back, which goes on from what the guard kept since.
    @Test
    void anOldLedgerThatIsPutBackCountsWhatTheOneBetweenCountedOnce() throws Exception {
        play(0, 20);
        var old = Files.readAllBytes(data().resolve("porchlight.db"));
        var key = Files.readAllBytes(data().resolve("device.key"));
        play(21, 30);
        loseLedger();
        var between = playAndBackUp(31, 40);
        loseLedger();
        Files.write(data().resolve("porchlight.db"), old);
        Files.write(data().resolve("device.key"), key);
        play(41, 50);
        var before = counted(DAY);

        restore(between);

        assertThat(counted(DAY)).isEqualTo(before);
    }

    /// A disk that was full when the guard started, so that it worked from memory until the ledger was gone.
    @Test
    void whatAGuardBeganWithFromMemoryIsStillOfTheOldDevices() throws Exception {
        var backup = playAndBackUp(0, 30);
        var ledger = data().resolve("porchlight.db");
        Files.move(ledger, temp.resolve("away"));
        Files.createDirectory(ledger);
        try (var store = SteadyStore.open(data())) {
            assertThat(store.isOpen()).isFalse();
            var evening = BusyEvening.start(5, store, 31, (_, _) -> {});
            store.stand(evening.state());
            Files.delete(ledger);
            store.begin(evening.state());
            for (long tick = 32; tick <= 40; tick++) {
                evening.until(tick, into(store));
            }
            store.stand(evening.state());
        }
        var before = counted(DAY);

        restore(backup);

        assertThat(counted(DAY)).isEqualTo(before);
    }

    /// Packing deletes the events that told the intervals: what was said stays right.
    @Test
    void whatIsLeftStaysSoAfterThoseEventsArePacked() throws Exception {
        var backup = playAndBackUp(0, 30);
        loseLedger();
        play(31, 40);
        restore(backup);
        var before = counted(DAY);
        try (var store = SteadyStore.open(data())) {
            var last = store.clock().orElseThrow();
            var moment = new Moment(
                    last.last(),
                    last.anchor().no(),
                    Bytes.sha256(Bytes.of(store.policy().orElseThrow())).hex());
            while (store.pack(DAY.plusDays(1), moment)) {
                var found = store.verify();
                assertThat(found.isOk()).as(found.toString()).isTrue();
            }
        }

        assertThat(counted(DAY)).isEqualTo(before);
        restore(backup);
        assertThat(counted(DAY)).isEqualTo(before);
    }
}
