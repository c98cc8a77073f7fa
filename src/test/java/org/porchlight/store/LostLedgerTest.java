package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.porchlight.tool.powercut.BusyEvening;

/// What becomes of a guard whose ledger, or a part of it, is gone.
class LostLedgerTest {
    @TempDir
    Path folder;

    private EveningLedger here;

    @BeforeEach
    void take() {
        here = new EveningLedger(folder);
    }

    @Test
    void goesOnWhenTheLedgerIsGone() throws Exception {
        var before = here.evening();
        Files.delete(here.file());

        try (var store = SteadyStore.open(here.data())) {
            EveningLedger.isAsBefore(EveningLedger.next(store), before);

            assertThat(store.verify().isOk()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-lost");
        }
    }

    @Test
    void setsALogThatLostItsFileAside() throws Exception {
        var before = here.copyOfALivingLedger();
        Files.write(here.data().resolve("porchlight.db-shm"), new byte[32 << 10]);
        Files.delete(here.file());

        here.goesOnWithANewLedger(before, "ledger-lost");

        assertThat(here.data().resolve("porchlight.db.damaged-1-wal")).exists();
        assertThat(here.data().resolve("porchlight.db.damaged-1-shm")).doesNotExist();
    }

    @Test
    void countsOnWhenTheLogIsCut() throws Exception {
        var before = here.copyOfALivingLedger();
        try (var raw =
                new RandomAccessFile(here.data().resolve("porchlight.db-wal").toFile(), "rw")) {
            raw.setLength(raw.length() / 3);
        }

        try (var store = SteadyStore.open(here.data())) {
            EveningLedger.isAsBefore(EveningLedger.next(store), before);

            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void beginsAnewWhenTheFileIsTakenAwayUnderTheGuard() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            Files.delete(here.file());

            takesNoteAndGoesOn(store, guard);
        }
    }

    @Test
    void beginsAnewWhenTheFolderIsTakenAwayUnderTheGuard() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            try (var files = Files.walk(here.data())) {
                for (var path : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(path);
                }
            }

            takesNoteAndGoesOn(store, guard);
        }
    }

    private static void takesNoteAndGoesOn(SteadyStore store, BusyEvening guard) throws StoreException {
        var nothing = new Writing(List.of(), List.of(), List.of(), Optional.empty());
        assertThatThrownBy(() -> store.commit(nothing))
                .isInstanceOfSatisfying(
                        StoreException.class, lost -> assertThat(lost.kind()).isEqualTo(Kind.LOST));
        store.begin(guard.state());

        assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-lost");
        assertThat(store.verify().isOk()).isTrue();
        EveningLedger.isAsBefore(EveningLedger.next(store), guard);
    }

    @Test
    void bringsTheLogIntoTheFileWhenTheLogIsTakenAway() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            var guard = EveningLedger.play(store, 0, EveningLedger.TICKS);
            Files.delete(here.data().resolve("porchlight.db-wal"));

            takesNoteAndGoesOn(store, guard);
        }
    }

    @Test
    void aLostLedgerGivesNoIdTwiceAndChangesNoAccount() throws Exception {
        var bound = new Fact.Bound(Ledgers.MEI, "mei", "1001", "1001");
        var gone = new ChildId("gone-before");
        var forgotten = new Fact.Forgotten(new ChildId("forgotten"), Optional.empty());
        try (var store = SteadyStore.open(here.data())) {
            var evening = EveningLedger.play(store, 0, EveningLedger.TICKS);
            Ledgers.commit(
                    store,
                    List.of(
                            Ledgers.event(bound, 30),
                            Ledgers.event(new Fact.Bound(gone, "gone", "1002", "1002"), 30),
                            Ledgers.event(forgotten, 30)),
                    List.of());
            store.stand(evening.state());
        }
        Files.delete(here.file());

        for (int starts = 0; starts < 2; starts++) {
            try (var store = SteadyStore.open(here.data())) {
                assertThat(store.children()).contains(Ledgers.MEI, gone, forgotten.child());
                assertThat(store.bindings()).contains(bound);
                assertThat(store.people()).extracting(People::forgotten).isEqualTo(List.of(forgotten));
                assertThat(store.verify().isOk()).isTrue();
                store.rebuild();
                assertThat(store.children()).contains(gone, forgotten.child());
            }
        }
        here.sql("PRAGMA user_version = 99");
        try (var store = SteadyStore.open(here.data())) {
            store.stand(BusyEvening.start(5, store, EveningLedger.TICKS, (_, _) -> {})
                    .state());
            assertThat(store.isOpen()).isFalse();
            assertThat(store.children()).contains(Ledgers.MEI, gone, forgotten.child());
            assertThat(store.bindings()).contains(bound);
        }
        Files.delete(here.file());
        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.children()).contains(Ledgers.MEI, gone, forgotten.child());
            assertThat(store.bindings()).contains(bound);
        }
    }

    @ParameterizedTest(name = "what is kept beside it: {0}")
    @ValueSource(strings = {"gone", "garbage"})
    void tellsThatTheRulesAreGoneWithTheLedger(String beside) throws Exception {
        here.evening();
        Files.delete(here.file());
        Files.delete(here.data().resolve("standby.json"));
        if (beside.equals("garbage")) {
            Files.writeString(here.data().resolve("standby.json"), "garbage");
        }

        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.isOpen()).isTrue();
            assertThat(store.policy()).isEmpty();
            assertThat(store.troubles())
                    .contains(new Trouble(Trouble.Sort.RULES_LOST, here.file().toString()));
        }
        if (beside.equals("garbage")) {
            assertThat(here.data().resolve("standby.json.damaged")).hasContent("garbage");
        }
    }

    @Test
    void aFirstDayIsNoLoss() throws Exception {
        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.troubles()).isEmpty();
        }
    }
}
