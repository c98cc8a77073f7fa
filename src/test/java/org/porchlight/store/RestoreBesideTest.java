package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.store.BackupException.Fault;

/// A backup comes back where a ledger is lost, and something was kept beside it.
class RestoreBesideTest extends OnWrittenLedger {
    /// Keeps beside the ledger that mei used so much of the day.
    private void stand(long minutes, long at) throws Exception {
        stand(minutes, at, List.of());
    }

    private void stand(long minutes, long at, List<Restored.Head> devices) throws Exception {
        var register =
                new Restored.Register(MEI, TUESDAY, Map.of(Kind.COUNTED, Duration.ofMinutes(minutes)), Duration.ZERO);
        var used = new Restored(Restored.From.STANDBY, devices, List.of(register));
        StandbyFile.write(
                data,
                new Standby(
                        POLICY.json(),
                        Map.of(),
                        Ledgers.clock(Duration.ofMinutes(at)),
                        new Digest(List.of(Ledgers.event(used, at, Optional.empty())), List.of()),
                        People.NONE));
    }

    @ParameterizedTest(name = "the ledger is lost: {0}")
    @ValueSource(booleans = {false, true})
    void knowsItsAccountsAndWhatWasForgottenAfterwards(boolean isLost) throws Exception {
        var backup = backup();
        var bound = new Fact.Bound(MEI, "mei", "1001", "1001");
        var forgotten = new Fact.Forgotten(new ChildId("gone-before"), Optional.empty());
        Ledgers.commit(store, List.of(Ledgers.event(bound, 60), Ledgers.event(forgotten, 60)), List.of());
        if (isLost) {
            loseLedger();
            StandbyFile.write(
                    data,
                    new Standby(
                            POLICY.json(),
                            Map.of(),
                            Ledgers.clock(Duration.ofMinutes(60)),
                            new Digest(List.of(), List.of()),
                            new People(Set.of(MEI, forgotten.child()), List.of(bound), List.of(), List.of(forgotten))));
        } else {
            store.close();
        }

        Backups.restore(data, backup);
        reopen();

        assertThat(store.bindings()).containsExactly(bound);
        assertThat(store.children()).contains(MEI, forgotten.child());
        assertThat(store.people(Optional.empty()).forgotten()).containsExactly(forgotten);
        assertThat(store.verify().isOk()).isTrue();
    }

    private void loseLedger() throws Exception {
        store.close();
        try (var files = Files.newDirectoryStream(data, "porchlight.db*")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    private Duration countedByTheGuard() throws Exception {
        try (var guard = SteadyStore.open(data)) {
            assertThat(guard.verify().isOk()).isTrue();
            return guard.account(MEI, TUESDAY).orElseThrow().counted();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE body SET json = replace(json, '\"child\"', '\"chilx\"')",
                "UPDATE body SET json = replace(json, '\"COUNTED\"', '\"COXNTED\"')",
                "UPDATE event SET day = replace(day, '-', '/')",
                "PRAGMA application_id = 1"
            })
    void setsALedgerAsideThatCannotBeReadAndCountsWhatWasKeptBesideIt(String damage) throws Exception {
        var backup = backup();
        store.close();
        Backups.sql(data, damage);
        stand(40, 60);

        var done = Backups.restore(data, backup);

        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(40));
        assertThat(done.found()).isEqualTo(Restore.Found.BESIDE);
        assertThat(done.setAside()).contains(data.resolve("porchlight.db.replaced-1"));
        assertThat(done.setAside()).allSatisfy(file -> assertThat(file).exists());
        assertThat(data.resolve("porchlight.db.damaged-1")).doesNotExist();
    }

    @Test
    void saysThatALedgerCouldNotBeReadAndNothingWasBesideIt() throws Exception {
        var backup = backup();
        store.close();
        Backups.sql(data, "PRAGMA application_id = 1");

        assertThat(Backups.restore(data, backup).found()).isEqualTo(Restore.Found.DAMAGED);
        reopen();
    }

    /// Status asks for a backup until one was brought back, whoever set the ledger aside.
    @Test
    void endsTheTroubleOfALedgerThatTheGuardSetAside() throws Exception {
        var backup = backup();
        store.close();
        stand(40, 60);
        Backups.sql(data, "PRAGMA application_id = 1");
        try (var guard = SteadyStore.open(data)) {
            assertThat(guard.troubles()).extracting(Trouble::sort).containsExactly(Trouble.Sort.LEDGER_DAMAGED);
        }

        var done = Backups.restore(data, backup);

        assertThat(done.found()).isEqualTo(Restore.Found.LEDGER);
        assertThat(done.setAside()).contains(data.resolve("porchlight.db.replaced-1"));
        assertThat(done.setAside().getFirst()).exists();
        try (var guard = SteadyStore.open(data)) {
            assertThat(guard.troubles()).isEmpty();
            guard.condemn(guard.ledger(), "the next one is damaged too");
            assertThat(guard.troubles())
                    .containsExactly(new Trouble(
                            Trouble.Sort.LEDGER_DAMAGED,
                            data.resolve("porchlight.db.damaged-2").toString()));
        }
        assertThat(Backups.restore(data, backup).setAside()).contains(data.resolve("porchlight.db.replaced-2"));
        reopen();
    }

    @Test
    void doesNotPutAnotherFamilysBackupInThePlaceOfALedgerThatCannotBeRead() throws Exception {
        var backup = backup();
        store.close();
        Backups.sql(data, "PRAGMA application_id = 1");
        Files.write(data.resolve("household.id"), new byte[16]);
        var before = Files.readAllBytes(data.resolve("porchlight.db"));

        assertThatThrownBy(() -> Backups.restore(data, backup))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FOREIGN));
        assertThat(data.resolve("porchlight.db")).hasBinaryContent(before);
        assertThat(data.resolve("household.id")).hasBinaryContent(new byte[16]);
        assertThat(data.resolve("porchlight.db.damaged-1")).doesNotExist();
    }

    @ParameterizedTest(name = "{0} minutes kept beside at minute {1}: {2}")
    @CsvSource(textBlock = """
            40, 60, 40
            40, 5, 40
            7, 60, 12
            7, 5, 12
            """)
    void neverLowersWhatWasKeptBesideALostLedger(long minutes, long at, long counted) throws Exception {
        var backup = backup();
        loseLedger();
        stand(minutes, at);

        assertThat(Backups.restore(data, backup).found()).isEqualTo(Restore.Found.BESIDE);

        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(counted));
        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(counted));
        reopen();
    }

    /// The larger counts of what was kept and of what those devices told; what another PC told is other use.
    @Test
    void addsWhatAnotherPcToldToWhatWasKept() throws Exception {
        var devices = store.devices();
        byte[] back;
        Backups.restore(temp.resolve("other"), backup());
        try (var elsewhere = SqliteStore.open(temp.resolve("other"))) {
            Ledgers.commit(elsewhere, List.of(Ledgers.used("Krita", 13, 20)), List.of());
            back = Backups.zip(Backups.lines(elsewhere));
        }
        loseLedger();
        stand(40, 60, devices);

        Backups.restore(data, back);

        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(40 + 7));
        reopen();
    }

    @Test
    void whatIsBesideALedgerThatIsThereAddsNothing() throws Exception {
        var backup = backup();
        stand(40, 5);
        store.close();

        Backups.restore(data, backup);

        assertThat(countedByTheGuard()).isLessThan(Duration.ofMinutes(40));
        reopen();
    }

    @Test
    void takesWhatIsBesideALedgerThatLagsBehind() throws Exception {
        var backup = backup();
        stand(40, 60);
        store.close();

        Backups.restore(data, backup);

        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(40));
        reopen();
    }

    @Test
    void refusesAnotherFamilysBackupWhereOneLostItsLedger() throws Exception {
        stand(40, 60);
        loseLedger();
        byte[] theirs;
        try (var other = SqliteStore.open(temp.resolve("others"))) {
            Family.write(other);
            theirs = Backups.zip(Backups.lines(other));
        }

        assertThatThrownBy(() -> Backups.restore(data, theirs))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FOREIGN));

        assertThat(data.resolve("porchlight.db")).doesNotExist();
        reopen();
    }
}
