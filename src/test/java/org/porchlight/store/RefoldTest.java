package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// What is folded from the events can be folded again: a row of it that is damaged costs nothing.
class RefoldTest {
    /// The row of the last interval stands where the next one belongs.
    private static final String IN_THE_WAY = "UPDATE p_interval SET seq = (SELECT max(seq) + 1 FROM event) "
            + "WHERE seq = (SELECT max(seq) FROM p_interval)";

    @TempDir
    Path folder;

    private EveningLedger here;

    @BeforeEach
    void take() {
        here = new EveningLedger(folder);
    }

    private static void commit(SteadyStore store) throws StoreException {
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 100, 101)), List.of());
    }

    private static void isRefused(SteadyStore store) {
        assertThatThrownBy(() -> commit(store))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_THE_WAY, "DROP TABLE p_kind", "DROP TABLE p_interval"})
    void aCommitThatADamagedRowIsInTheWayOfGoesThroughWhenItIsFoldedAnew(String damage) throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            EveningLedger.play(store, 0, EveningLedger.TICKS);
            here.sql(damage);
            isRefused(store);
            assertThat(store.isRefoldDue()).isTrue();

            store.refold();

            assertThat(store.isRefoldDue()).isFalse();
            commit(store);
            assertThat(store.isOpen()).isTrue();
            assertThat(store.troubles()).isEmpty();
            assertThat(store.verify().isOk()).isTrue();
        }
        assertThat(Aside.in(here.data())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE p_interval SET kind = 'COXNTED'",
                "UPDATE p_interval SET day = replace(day, '-', '/')",
                "UPDATE p_child SET child = x'ff' WHERE child = (SELECT min(child) FROM p_child)",
                "UPDATE p_packed SET seq = 0",
                "DROP TABLE p_title"
            })
    void aGuardStartsWithTheSameLedger(String damage) throws Exception {
        var before = here.evening();
        here.sql(damage);

        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.children()).isNotEmpty();
            EveningLedger.isAsBefore(EveningLedger.next(store), before);

            assertThat(store.isOpen()).isTrue();
            assertThat(store.troubles()).isEmpty();
        }
        assertThat(Aside.in(here.data())).isEmpty();
    }

    @Test
    void whereAnEventIsDamagedTooTheGuardGoesOnWithANewLedger() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            here.sql(IN_THE_WAY);
            here.sql("UPDATE body SET json = replace(json, '{\"v\":4', '{\"v\":5') "
                    + "WHERE seq = (SELECT min(seq) FROM event WHERE type = 'interval-closed')");
            isRefused(store);

            store.refold();
            assertThat(store.isOpen()).isFalse();
            store.begin(guard.state());

            assertThat(store.isRefoldDue()).isFalse();
            assertThat(store.troubles()).extracting(Trouble::id).contains("ledger-damaged");
            EveningLedger.isAsBefore(EveningLedger.next(store), guard);
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void aReadOfADamagedEventIsToldAndTakesNothingFromTheGuard() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            here.sql("UPDATE body SET json = '{' WHERE seq IN (SELECT seq FROM event WHERE type = 'guard-started')");
            var today = guard.state().today();
            assertThatThrownBy(() -> store.notes(Ledgers.MEI, today)).isInstanceOf(StoreException.class);
            store.refold();
            commit(store);
            assertThatThrownBy(() -> store.notes(Ledgers.MEI, today)).isInstanceOf(StoreException.class);

            assertThat(store.isRefoldDue()).as("it did not help").isFalse();
            assertThat(store.isOpen()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-changed");
        }
    }
}
