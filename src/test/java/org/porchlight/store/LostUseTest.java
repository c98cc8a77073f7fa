package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;
import org.porchlight.tool.powercut.BusyEvening;

/// A ledger of three children is lost, the guard goes on from what was kept beside it, and backups come back: what was
/// used counts once.
class LostUseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<ChildId> CHILDREN = List.of(new ChildId("mei"), new ChildId("lan"), new ChildId("tao"));
    private static final long DAY_OF_TICKS = Duration.ofDays(1).dividedBy(BusyEvening.TICK);

    @TempDir
    Path temp;

    private Path data() {
        return temp.resolve("data");
    }

    private static BusyEvening.Commit into(SteadyStore store) {
        return (step, document) -> {
            if (document.isPresent()) {
                store.commit(document.get(), "parent:root", step.writing());
            } else {
                store.commit(step.writing());
            }
        };
    }

    private interface Doing {
        void with(SteadyStore store, BusyEvening evening) throws Exception;
    }

    /// A guard works from one tick to another; what it counted is kept beside its ledger when it ends.
    private void play(long from, long to, Doing atLast) throws Exception {
        try (var store = SteadyStore.open(data())) {
            var evening = BusyEvening.start(5, store, from, into(store));
            for (long tick = from + 1; tick <= to; tick++) {
                evening.until(tick, into(store));
            }
            atLast.with(store, evening);
        }
    }

    private void play(long from, long to) throws Exception {
        play(from, to, (store, evening) -> store.stand(evening.state()));
    }

    private byte[] playAndBackUp(long from, long to) throws Exception {
        var backup = new ArrayList<byte[]>();
        play(from, to, (store, evening) -> {
            store.stand(evening.state());
            backup.add(Backups.zip(Backups.lines(store)));
        });
        return backup.getFirst();
    }

    private void loseLedger() throws Exception {
        try (var files = Files.newDirectoryStream(data(), "porchlight.db*")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    private void restore(byte[] backup) throws Exception {
        var now = StandbyFile.read(data()).orElseThrow().clock().last();
        Restore.into(data(), () -> new ByteArrayInputStream(backup), false, now, _ -> Optional.empty());
    }

    /// What counts by the ledger and for a guard that starts on it, of each child and day.
    private Map<String, Duration> counted(LocalDate... days) throws StoreException {
        var counted = new HashMap<String, Duration>();
        try (var store = SteadyStore.open(data())) {
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
            var state = BusyEvening.start(5, store, BusyEvening.tickOf(store), into(store))
                    .state();
            for (var child : CHILDREN) {
                for (var day : days) {
                    var of = child.value() + " " + day;
                    var account = store.account(child, day).map(DayAccount::counted);
                    assertThat(account.orElse(Duration.ZERO))
                            .as(of)
                            .isEqualTo(state.book(child).on(day).spent());
                    counted.put(of, account.orElse(Duration.ZERO));
                }
            }
        }
        return counted;
    }

    @ParameterizedTest(name = "a backup of tick {0}")
    @ValueSource(longs = {3, 20, 30})
    void aBackupOfTheSameDayCountsOnce(long at) throws Exception {
        var backup = playAndBackUp(0, at);
        play(at, 30);
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        restore(backup);

        assertThat(counted(DAY)).isEqualTo(before);
        assertThat(before.values()).allMatch(Duration::isPositive);
    }

    @Test
    void anEarlierDayCountsOnceToo() throws Exception {
        var backup = playAndBackUp(0, 30);
        play(DAY_OF_TICKS, DAY_OF_TICKS + 20);
        loseLedger();
        play(DAY_OF_TICKS + 21, DAY_OF_TICKS + 30);
        var before = counted(DAY, DAY.plusDays(1));

        restore(backup);

        assertThat(counted(DAY, DAY.plusDays(1))).isEqualTo(before);
    }

    @Test
    void twoBackupsOneAfterTheOtherAndAgainCountOnce() throws Exception {
        var older = playAndBackUp(0, 10);
        var newer = playAndBackUp(11, 30);
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        for (var backup : List.of(newer, older, newer)) {
            restore(backup);

            assertThat(counted(DAY)).isEqualTo(before);
        }
    }

    @Test
    void aBackupThatBeginsWithWhatStoodForAnotherCountsOnce() throws Exception {
        var first = playAndBackUp(0, 20);
        loseLedger();
        var second = playAndBackUp(21, 40);
        loseLedger();
        play(41, 50);
        var before = counted(DAY);

        for (var backup : List.of(second, first)) {
            restore(backup);

            assertThat(counted(DAY)).isEqualTo(before);
        }
    }

    /// Nothing was kept since, so two ledgers begin with the same.
    @Test
    void twoLedgersThatBeganWithTheSameCountItOnce() throws Exception {
        play(0, 20);
        loseLedger();
        var backup = new ArrayList<byte[]>();
        play(21, 21, (store, _) -> backup.add(Backups.zip(Backups.lines(store))));
        loseLedger();
        play(22, 30);
        var before = counted(DAY);

        restore(backup.getFirst());

        // What the one between them counted comes on top.
        var after = counted(DAY);
        before.forEach((of, length) ->
                assertThat(after.get(of)).as(of).isBetween(length, length.plus(BusyEvening.TICK.multipliedBy(2))));
    }

    @Test
    void whatWasUsedAfterItWasKeptCountsTwiceAtMostAsLongAsThatWas() throws Exception {
        var backup = new ArrayList<byte[]>();
        play(0, 25);
        play(26, 30, (store, _) -> backup.add(Backups.zip(Backups.lines(store))));
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        restore(backup.getFirst());

        var after = counted(DAY);
        before.forEach((of, length) ->
                assertThat(after.get(of)).as(of).isBetween(length, length.plus(BusyEvening.TICK.multipliedBy(5))));
    }

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

    private static Duration sum(Map<String, Duration> counted, String... of) {
        return Stream.of(of)
                .map(one -> counted.getOrDefault(one, Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
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
