package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.PolicyDocument;

/// What comes back of a backup.
class RestoreTest extends OnWrittenLedger {
    @Test
    void bringsBackACalendarThatIsNotAsItWasSealedHere() throws Exception {
        var backup = backup();
        store.close();
        Backups.sql(data, "UPDATE calendar SET json = replace(json, 'a', 'b')");

        Backups.restore(data, backup);

        reopen();
        assertThat(store.calendar(Backups.CALENDAR)).contains("{\"a\":[]}");
    }

    @Test
    void sealsTheCalendarOfABackupOfAnEarlierForm() throws Exception {
        var lines = Backups.lines(store);
        lines.removeLast();
        var seal = "\\n" + Bytes.sha256(Bytes.of("{\"a\":[]}")).hex();
        assertThat(lines).filteredOn(line -> line.contains(seal)).hasSize(1);
        lines.replaceAll(line -> line.replace(seal, "").replaceFirst("\"ledger\":[0-9]+", "\"ledger\":4"));

        Backups.restore(temp.resolve("fresh"), Backups.zip(Backups.sealed(lines)));

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            assertThat(restored.calendar(Backups.CALENDAR)).contains("{\"a\":[]}");
        }
    }

    @Test
    void isNotHinderedByACalendarThatIsNotAsItWasSealed() throws Exception {
        Backups.sql(data, "UPDATE calendar SET json = replace(json, 'a', 'b')");

        Backups.restore(temp.resolve("fresh"), backup());

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            assertThat(restored.calendar(Backups.CALENDAR)).isEmpty();
            assertThat(restored.verify().isOk()).isTrue();
        }
    }

    @Test
    void bringsEverythingBackUnderANewName() throws Exception {
        var backup = backup();
        var name = store.verify().devices().getFirst().id();

        assertThat(Backups.restore(temp.resolve("fresh"), backup).found()).isEqualTo(Restore.Found.NOTHING);

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            assertThat(restored.policy()).contains(POLICY.json());
            assertThat(restored.calendar(Backups.CALENDAR)).contains("{\"a\":[]}");
            assertThat(restored.clock().orElseThrow().now())
                    .isEqualTo(store.clock().orElseThrow().now());
            var account = restored.account(MEI, TUESDAY).orElseThrow();
            assertThat(account.granted()).isEqualTo(Duration.ofMinutes(15));
            // With the two minutes that were going on when the backup was made.
            assertThat(account.counted()).isEqualTo(Duration.ofMinutes(12));
            assertThat(restored.verify().isOk()).isTrue();
            assertThat(restored.verify().devices())
                    .hasSize(2)
                    .anySatisfy(device -> assertThat(device.id()).isEqualTo(name));
            assertThat(Ledgers.remember(restored, TUESDAY).checkpoints()).isEmpty();
            assertThat(Backups.lines(restored))
                    .filteredOn(line -> line.contains("\"type\":\"restored\""))
                    .singleElement()
                    .asString()
                    .contains("\\\"from\\\":\\\"BACKUP\\\"", name, "\"seq\":1,", "\"actor\":\"parent:root\"");
        }
        assertThat(Files.readAllBytes(temp.resolve("fresh/household.id")))
                .isEqualTo(Files.readAllBytes(data.resolve("household.id")));
        assertThat(Files.readAllBytes(temp.resolve("fresh/device.key")))
                .isNotEqualTo(Files.readAllBytes(data.resolve("device.key")));
        try (var files = Files.list(temp.resolve("fresh"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(file -> file.endsWith(".new") || file.startsWith("device-"));
        }
    }

    @Test
    void neverTakesBackWhatWasUsedSince() throws Exception {
        var backup = backup();
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 11, 40)), List.of(Ledgers.checkpoint(40, 50)));
        store.close();

        assertThat(Backups.restore(data, backup).found()).isEqualTo(Restore.Found.LEDGER);
        Backups.restore(data, backup);

        reopen();
        assertThat(counted(store)).isEqualTo(Duration.ofMinutes(39));
        assertThat(store.account(MEI, TUESDAY).orElseThrow().granted()).isEqualTo(Duration.ofMinutes(15));
        assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(40, 50));
        assertThat(store.verify().isOk()).isTrue();
        assertThat(store.verify().devices()).hasSize(3);
    }

    @Test
    void goesOnAfterIt() throws Exception {
        Backups.restore(temp.resolve("fresh"), backup());

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            int no = restored.clock().orElseThrow().anchor().no();
            assertThat(no).isGreaterThan(ANCHOR.no());
            Ledgers.commit(restored, List.of(Ledgers.used("Krita", 13, 20)), List.of());

            assertThat(counted(restored)).isEqualTo(Duration.ofMinutes(19));
            assertThat(restored.verify().isOk()).isTrue();
        }
    }

    @Test
    void putsWhatCameSinceAfterAnOlderBackup() throws Exception {
        var older = backup();
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 13, 20)), List.of());
        var newer = backup();
        var other = temp.resolve("other");
        Backups.restore(other, older);

        Backups.restore(other, newer);

        try (var restored = SqliteStore.open(other)) {
            // The two minutes that were going on at the older one count: they are in no event of the newer one.
            assertThat(counted(restored)).isEqualTo(Duration.ofMinutes(19));
            assertThat(restored.verify().isOk()).isTrue();
        }
    }

    @Test
    void knowsADayThatTwoPcsOpened() throws Exception {
        var other = temp.resolve("other");
        Backups.restore(other, backup());
        try (var elsewhere = SqliteStore.open(other)) {
            Ledgers.commit(elsewhere, List.of(Ledgers.opened(), Ledgers.used("Krita", 13, 20)), List.of());
            var back = Backups.zip(Backups.lines(elsewhere));
            Ledgers.commit(store, List.of(Ledgers.used("Pinta", 13, 16)), List.of());
            store.close();

            Backups.restore(data, back);
        }

        reopen();
        assertThat(store.account(MEI, TUESDAY).orElseThrow().budget()).contains(Duration.ofMinutes(90));
        assertThat(counted(store)).isEqualTo(Duration.ofMinutes(10 + 2 + 7 + 3));
        assertThat(store.days(MEI, TUESDAY, TUESDAY).getFirst().byTitle())
                .isEqualTo(Map.of("Krita", Duration.ofMinutes(19), "Pinta", Duration.ofMinutes(3)));
    }

    @Test
    void countsAGrantOnceThatTwoPcsTell() throws Exception {
        var code = Ledgers.event(
                new Fact.Granted(
                        MEI, TUESDAY, Duration.ofMinutes(20), Optional.empty(), "", Optional.empty(), "code:7"),
                12);
        var other = temp.resolve("other");
        Backups.restore(other, backup());
        try (var elsewhere = SqliteStore.open(other)) {
            Ledgers.commit(elsewhere, List.of(code), List.of());
            var back = Backups.zip(Backups.lines(elsewhere));
            Ledgers.commit(store, List.of(code), List.of());
            store.close();

            Backups.restore(data, back);
        }

        reopen();
        assertThat(store.account(MEI, TUESDAY).orElseThrow().granted()).isEqualTo(Duration.ofMinutes(35));
        assertThat(store.notes(MEI, TUESDAY).stream().filter(note -> note.seconds() == 1200))
                .hasSize(1);
    }

    @Test
    void keepsWhatWasDeletedDeleted() throws Exception {
        var backup = backup();
        Backups.sql(data, "DELETE FROM body WHERE seq = 4");
        var without = backup();
        store.close();

        Backups.restore(data, backup);
        Backups.restore(temp.resolve("fresh"), without);

        for (var folder : List.of(data, temp.resolve("fresh"))) {
            try (var restored = SqliteStore.open(folder)) {
                assertThat(Backups.lines(restored)).noneMatch(line -> line.contains("lengthMs\\\":600000"));
                assertThat(restored.verify().isOk()).isTrue();
            }
        }
        reopen();
    }

    @Test
    void doesNotBringBackWhoWasForgottenHere() throws Exception {
        var backup = backup();
        Backups.restore(temp.resolve("fresh"), backup);
        Ledgers.commit(
                store,
                List.of(Ledgers.event(new Fact.Forgotten(MEI, Optional.empty()), 20, Optional.empty())),
                List.of());
        var forgetting = backup();
        var other = temp.resolve("fresh");

        Backups.restore(other, forgetting);

        try (var restored = SqliteStore.open(other)) {
            assertThat(restored.account(MEI, TUESDAY)).isEmpty();
            assertThat(Backups.lines(restored)).noneMatch(line -> line.contains("Krita"));
            assertThat(restored.verify().isOk()).isTrue();
        }
    }

    @Test
    void holdsNoSecretsAndKeepsTheGreaterCounters() throws Exception {
        Backups.sql(
                data,
                "INSERT INTO secret(name, value) VALUES ('pin', CAST('geheim-geheim' AS BLOB)),"
                        + " ('counter:mei:15m', x'0000000000000007'), ('counter:mei:30m', x'0000000000000107')");
        var lines = Backups.lines(store);
        assertThat(lines)
                .noneMatch(line ->
                        line.contains("pin") || line.contains(Bytes.of("geheim").hex()));
        Backups.sql(data, "UPDATE secret SET value = x'0000000000000009' WHERE name = 'counter:mei:15m'");
        Backups.sql(data, "UPDATE secret SET value = x'0000000000000008' WHERE name = 'counter:mei:30m'");
        store.close();

        Backups.restore(data, Backups.zip(lines));

        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement();
                var rows = sql.executeQuery("SELECT hex(value) FROM secret ORDER BY name")) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            assertThat(values)
                    .containsExactly(
                            "0000000000000009",
                            "0000000000000107",
                            Bytes.of("geheim-geheim").hex().toUpperCase(Locale.ROOT));
        }
        reopen();
    }

    private static PolicyDocument other(String json) {
        return Ledgers.document(json);
    }

    @Test
    void leavesTheNewerPolicyInForceUnlessTheOtherIsWanted() throws Exception {
        var backup = backup();
        var newer = other("{\"format\":1,\"zone\":\"UTC\"}");
        Ledgers.commit(
                store,
                newer,
                "parent:root",
                List.of(Ledgers.event(new Fact.PolicyStored(newer.version()), 30)),
                List.of());
        var later = backup();
        store.close();

        Backups.restore(data, backup);
        reopen();
        assertThat(store.policy()).contains(newer.json());
        store.close();
        Backups.restore(data, backup, true);
        reopen();
        assertThat(store.policy()).contains(POLICY.json());

        Backups.restore(temp.resolve("other"), backup);
        Backups.restore(temp.resolve("other"), later);
        try (var restored = SqliteStore.open(temp.resolve("other"))) {
            assertThat(restored.policy()).contains(newer.json());
        }
    }

    /// A guard that had no rules worked on it, later than the backup was made.
    @Test
    void takesThePlaceOfALedgerThatWasOnlySetUp() throws Exception {
        var fresh = temp.resolve("fresh");
        try (var made = SqliteStore.open(fresh)) {
            Ledgers.commit(made, List.of(Ledgers.event(new Fact.GuardStarted(false), 0)), List.of());
        }
        StandbyFile.write(
                fresh,
                new Standby(
                        "{}",
                        Map.of(),
                        Ledgers.clock(Duration.ofHours(2)),
                        new Digest(List.of(), List.of()),
                        People.NONE));

        assertThat(Backups.restore(fresh, backup()).found()).isEqualTo(Restore.Found.SET_UP);

        try (var restored = SqliteStore.open(fresh)) {
            assertThat(restored.policy()).contains(POLICY.json());
            assertThat(restored.verify().isOk()).isTrue();
            assertThat(restored.verify().devices()).hasSize(2);
        }
    }
}
