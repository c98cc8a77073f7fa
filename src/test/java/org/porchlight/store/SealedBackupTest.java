package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.MEI;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Visibility;

/// Backups of ledgers whose old detail was deleted.
class SealedBackupTest extends OnSealedLedger {
    @Test
    void aSealedLedgerComesBackAsItWas() throws Exception {
        sealTwice();
        var before = told(store);

        try (var restored = restored("fresh", Backups.zip(Backups.lines(store)))) {
            holds(restored);
            assertThat(told(restored)).isEqualTo(before);
            assertThat(restored.children()).containsExactlyInAnyOrder(MEI, BO);
            restored.rebuild();
            assertThat(told(restored)).isEqualTo(before);
        }
    }

    @Test
    void eventsThatStayedAreToldWithWhatTheyFollow() throws Exception {
        sealTwice();
        var lines = new ArrayList<String>();

        var known = store.events(Map.of(), _ -> Visibility.DETAIL, lines::add);

        assertThat(lines).filteredOn(line -> line.contains("\"previous\":\"")).hasSizeGreaterThan(2 * 4);
        assertThat(known).hasSize(1);
        lines.clear();
        store.events(known, _ -> Visibility.DETAIL, lines::add);
        assertThat(lines).isEmpty();
    }

    @Test
    void anOlderBackupDoesNotBringOldDetailBack() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        Backups.restore(temp.resolve("other"), older);
        byte[] sealed;
        List<Object> before;
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            sealBefore(other, 4, DAYS);
            before = told(other);
            sealed = Backups.zip(Backups.lines(other));
        }
        store.commit(YEARS.day(day(DAYS + 1)));
        store.close();

        // Here the first chain is the longer one, with all of its detail.
        Backups.restore(temp.resolve("data"), sealed);

        store = SqliteStore.open(temp.resolve("data"));
        holds(store);
        assertThat(told(store)).isEqualTo(before);
        assertThat(Backups.lines(store))
                .noneMatch(line ->
                        line.contains("\"type\":\"interval-closed\"") && line.contains("\"day\":\"" + day(1) + "\""));
    }

    @Test
    void theOldBackupOfASealedLedgerChangesNothing() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        sealBefore(store, 4, DAYS - 1);
        var before = told(store);
        store.close();

        Backups.restore(temp.resolve("data"), older);

        store = SqliteStore.open(temp.resolve("data"));
        holds(store);
        assertThat(told(store)).isEqualTo(before);
    }

    @Test
    void whereAnOldChainBeginsIsSaidAgainBeforeTheWordOnItIsDeleted() throws Exception {
        try (var restored = restored("fresh", Backups.zip(Backups.lines(store)))) {
            for (int no = DAYS + 1; no < DAYS + 8; no++) {
                restored.commit(YEARS.day(day(no)));
            }
            for (int before = 1; before < DAYS + 7; before++) {
                sealBefore(restored, before, DAYS + 7);
            }
            var lines = Backups.lines(restored);
            assertThat(lines)
                    .filteredOn(line -> line.contains("\"table\":\"seal\""))
                    .hasSize(2);
            try (var again = restored("again", Backups.zip(lines))) {
                holds(again);
                assertThat(told(again)).isEqualTo(told(restored));
            }
        }
    }

    @Test
    void whoWasForgottenStaysForgottenWhateverWasSealed() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        sealBefore(store, 4, DAYS - 1);
        var sealed = Backups.zip(Backups.lines(store));
        store.forget(
                BO,
                Optional.empty(),
                new Writing(
                        List.of(),
                        List.of(now(DAYS - 1).guard(new Fact.Forgotten(BO, Optional.empty()), Optional.empty())),
                        List.of(),
                        Optional.empty()));
        holds(store);
        for (var backup : List.of(older, sealed)) {
            store.close();
            Backups.restore(temp.resolve("data"), backup);
            store = SqliteStore.open(temp.resolve("data"));
            holds(store);
            assertThat(store.account(BO, day(1))).isEmpty();
            assertThat(store.account(MEI, day(1))).isPresent();
            assertThat(store.children()).contains(BO);
        }
        var forgetting = Backups.zip(Backups.lines(store));
        for (var backup : List.of(older, sealed)) {
            var folder = temp.resolve("of " + backup.length);
            Backups.restore(folder, backup);
            Backups.restore(folder, forgetting);
            try (var restored = SqliteStore.open(folder)) {
                holds(restored);
                assertThat(restored.account(BO, day(1))).isEmpty();
                assertThat(restored.account(MEI, day(1))).isPresent();
            }
        }
    }
}
