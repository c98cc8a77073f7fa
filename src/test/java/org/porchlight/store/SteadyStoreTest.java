package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Visibility;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.porchlight.tool.powercut.BusyEvening;

/// What becomes of a guard whose ledger is not to be used now, and of what is kept beside it.
class SteadyStoreTest {
    @TempDir
    Path folder;

    private EveningLedger here;

    @BeforeEach
    void take() {
        here = new EveningLedger(folder);
    }

    @Test
    void leavesALedgerOfALaterProgramAloneAndGoesOnFromMemory() throws Exception {
        var before = here.evening();
        here.sql("PRAGMA user_version = 99");
        var later = Files.readAllBytes(here.file());

        try (var store = SteadyStore.open(here.data())) {
            var guard = BusyEvening.start(5, store, EveningLedger.TICKS, (_, _) -> {});
            EveningLedger.isAsBefore(guard, before);
            assertThat(store.isOpen()).isFalse();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-newer");
            assertThatThrownBy(() -> store.commit(new Writing(List.of(), List.of(), List.of(), Optional.empty())))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.begin(guard.state())).hasMessageContaining("has form 99");
            assertThat(here.file()).hasBinaryContent(later);

            // It goes on for a minute; then somebody installs what knows the form.
            for (long tick = EveningLedger.TICKS + 1; tick < EveningLedger.TICKS + 13; tick++) {
                guard.until(tick, (_, _) -> {});
            }
            here.sql("PRAGMA user_version = 3");
            store.begin(guard.state());

            assertThat(store.troubles()).isEmpty();
            assertThat(store.verify().isOk()).isTrue();
            assertThat(BusyEvening.start(5, store, EveningLedger.TICKS + 13, EveningLedger.into(store))
                            .spent())
                    .isBetween(guard.spent(), guard.spent().plus(BusyEvening.TICK.multipliedBy(3)));
        }
    }

    @Test
    void whatMemoryKnewOutlivesAGuardThatNeverGotItsLedgerBack() throws Exception {
        here.evening();
        here.sql("PRAGMA user_version = 99");
        Duration spent;
        try (var store = SteadyStore.open(here.data())) {
            var guard = BusyEvening.start(5, store, EveningLedger.TICKS, (_, _) -> {});
            for (long tick = EveningLedger.TICKS + 1; tick < EveningLedger.TICKS + 13; tick++) {
                guard.until(tick, (_, _) -> {});
            }
            store.stand(guard.state());
            spent = guard.spent();
        }
        here.sql("PRAGMA user_version = 3");

        try (var store = SteadyStore.open(here.data())) {
            assertThat(BusyEvening.start(5, store, EveningLedger.TICKS + 13, EveningLedger.into(store))
                            .spent())
                    .isGreaterThanOrEqualTo(spent);
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    /// The supervisor ends a guard whose loop stands still for 15 s.
    @Test
    void nobodyWaitsForALargeLedgerThatIsWrittenAnew() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            here.sql("CREATE TABLE ballast(x BLOB)");
            here.sql("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
                    + "INSERT INTO ballast SELECT randomblob(1000000) FROM n");
            var event = Ledgers.event(new Fact.Forgotten(new ChildId("gone"), Optional.empty()), 30);
            store.forget(
                    new ChildId("gone"),
                    Optional.empty(),
                    new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
            var scrubbing = new FutureTask<>(store::scrub);
            Thread.ofPlatform().start(scrubbing);
            var longest = Duration.ZERO;
            int busy = 0;
            while (!scrubbing.isDone()) {
                long from = System.nanoTime();
                try {
                    store.commit(new Writing(List.of(), List.of(), List.of(), Optional.empty()));
                } catch (StoreException notNow) {
                    assertThat(notNow.kind()).isEqualTo(Kind.BUSY);
                    busy++;
                }
                assertThat(store.children()).contains(Ledgers.MEI);
                var took = Duration.ofNanos(System.nanoTime() - from);
                longest = longest.compareTo(took) < 0 ? took : longest;
                LockSupport.parkNanos(1_000_000);
            }

            assertThat(scrubbing.get()).isTrue();
            assertThat(busy).isPositive();
            assertThat(longest).isLessThan(Duration.ofSeconds(5));
            guard.until(EveningLedger.TICKS, EveningLedger.into(store));
            assertThat(store.troubles()).isEmpty();
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void bytesThatCouldNotBeRemovedAreToldUntilTheyAre() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            EveningLedger.play(store, 0, EveningLedger.TICKS);
            var event = Ledgers.event(new Fact.Forgotten(new ChildId("gone"), Optional.empty()), 30);
            store.forget(
                    new ChildId("gone"),
                    Optional.empty(),
                    new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + here.file());
                    var sql = other.createStatement()) {
                sql.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(store::scrub).isInstanceOf(StoreException.class);
                sql.execute("ROLLBACK");
            }
            assertThat(store.isScrubDue()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("forgotten-in-file");

            assertThat(store.scrub()).isTrue();

            assertThat(store.troubles()).isEmpty();
        }
    }

    @Test
    void aDamagedStandbyDoesNoHarmAndIsToldAndKept() throws Exception {
        var before = here.evening();
        Files.writeString(here.data().resolve("standby.json"), "{\"v\":1,");

        try (var store = SteadyStore.open(here.data())) {
            EveningLedger.isAsBefore(EveningLedger.next(store), before);

            var kept = here.data().resolve("standby.json.damaged");
            assertThat(store.troubles()).containsExactly(new Trouble(Trouble.Sort.STANDBY_DAMAGED, kept.toString()));
            assertThat(kept).hasContent("{\"v\":1,");
        }
        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.troubles()).isEmpty();
        }
    }

    @Test
    void anOldStandbyAddsNothing() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var evening = EveningLedger.play(store, 0, 10);
            store.stand(evening.state());
            for (long tick = 10; tick < EveningLedger.TICKS; tick++) {
                evening.until(tick, EveningLedger.into(store));
            }
        }

        try (var store = SteadyStore.open(here.data())) {
            assertThat(Ledgers.remember(store, Ledgers.TUESDAY).events())
                    .noneMatch(event -> event.fact() instanceof Restored);
        }
    }

    @Test
    void theStandbyIsForThisAccountOnly() throws Exception {
        here.evening();

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(here.data().resolve("standby.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecondGuardIsToldWhoHasTheFolder() throws Exception {
        here.evening();

        try (var _ = SteadyStore.open(here.data())) {
            assertThatThrownBy(() -> SteadyStore.open(here.data()))
                    .hasMessageContainingAll(
                            "another guard (pid " + ProcessHandle.current().pid() + ", of ", ", since 20", ") uses ");
        }
    }

    interface Asking {
        void of(SteadyStore store) throws Exception;
    }

    static List<Asking> thatReadWhoLooked() {
        return List.of(
                store -> store.looks(Ledgers.MEI, Ledgers.TUESDAY),
                store -> store.events(Map.of(), _ -> Visibility.TOTALS, _ -> {}),
                store -> store.export(Ledgers.MEI, Visibility.OUTLINE, _ -> {}));
    }

    /// Without waiting for a check, which may be long in coming.
    @ParameterizedTest
    @MethodSource("thatReadWhoLooked")
    void whatCannotBeAnsweredForAChangedEventIsToldAtOnce(Asking asking) throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            EveningLedger.play(store, 0, EveningLedger.TICKS);
            var looked = Ledgers.event(new Fact.Looked(Ledgers.MEI, Fact.Looked.At.ACCOUNT), 30);
            store.commit(new Writing(List.of(), List.of(looked), List.of(), Optional.empty()));
            here.sql("UPDATE body SET json = replace(json, '\"ACCOUNT\"', '\"ACCOUNU\"')");
            assertThat(store.troubles()).isEmpty();

            assertThatThrownBy(() -> asking.of(store)).isInstanceOf(StoreException.class);

            assertThat(store.troubles()).singleElement().satisfies(trouble -> {
                assertThat(trouble.sort()).isEqualTo(Trouble.Sort.LEDGER_CHANGED);
                assertThat(trouble.what()).matches("event [0-9a-f]{32}:\\d+ is not as it was written");
            });
        }
    }
}
