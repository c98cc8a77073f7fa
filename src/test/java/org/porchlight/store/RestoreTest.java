package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.ANCHOR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.POLICY;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;

class RestoreTest {
    private static final long ANY = -1;
    private static final String CALENDAR = "9f".repeat(32);

    @TempDir
    Path temp;

    private Path data;
    private SqliteStore store;

    @BeforeEach
    void write() throws Exception {
        data = temp.resolve("data");
        store = SqliteStore.open(data);
        store.putCalendar(CALENDAR, "school.ics", "{\"a\":[]}");
        store.commit(
                POLICY,
                "parent:root",
                new Writing(
                        List.of(ANCHOR),
                        List.of(
                                Ledgers.event(new Fact.GuardStarted(false), 0),
                                Ledgers.event(new Fact.PolicyStored(POLICY.version()), 0),
                                Ledgers.opened(),
                                Ledgers.used("Krita", 0, 10),
                                Ledgers.granted(15, 11)),
                        List.of(Ledgers.checkpoint(11, 13)),
                        Optional.of(Ledgers.clock(Duration.ofMinutes(13)))));
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private void reopen() throws StoreException {
        store = SqliteStore.open(data);
    }

    private byte[] backup() throws Exception {
        return Backups.zip(Backups.lines(store));
    }

    private void sql(Path folder, String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static Duration counted(SqliteStore store) throws StoreException {
        return store.account(MEI, TUESDAY).orElseThrow().counted();
    }

    @Test
    void bringsEverythingBackUnderANewName() throws Exception {
        var backup = backup();
        var name = store.verify().devices().getFirst().id();

        Backups.restore(temp.resolve("fresh"), backup);

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            assertThat(restored.policy()).contains(POLICY.json());
            assertThat(restored.calendar(CALENDAR)).contains("{\"a\":[]}");
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

        Backups.restore(data, backup);
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
        sql(data, "DELETE FROM body WHERE seq = 4");
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
        sql(
                data,
                "INSERT INTO secret(name, value) VALUES ('pin', CAST('geheim-geheim' AS BLOB)),"
                        + " ('counter:mei:15m', x'0000000000000007'), ('counter:mei:30m', x'0000000000000107')");
        var lines = Backups.lines(store);
        assertThat(lines)
                .noneMatch(line ->
                        line.contains("pin") || line.contains(Bytes.of("geheim").hex()));
        sql(data, "UPDATE secret SET value = x'0000000000000009' WHERE name = 'counter:mei:15m'");
        sql(data, "UPDATE secret SET value = x'0000000000000008' WHERE name = 'counter:mei:30m'");
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

    @Test
    void takesThePlaceOfALedgerThatWasOnlySetUp() throws Exception {
        var fresh = temp.resolve("fresh");
        try (var made = SqliteStore.open(fresh)) {
            Ledgers.commit(made, List.of(Ledgers.event(new Fact.GuardStarted(false), 0)), List.of());
        }

        Backups.restore(fresh, backup());

        try (var restored = SqliteStore.open(fresh)) {
            assertThat(restored.policy()).contains(POLICY.json());
            assertThat(restored.verify().isOk()).isTrue();
            assertThat(restored.verify().devices()).hasSize(2);
        }
    }

    @Test
    void refusesAnotherFamilysLedger() throws Exception {
        var other = temp.resolve("other");
        try (var made = SqliteStore.open(other)) {
            Ledgers.commit(made, POLICY, "parent:root", List.of(Ledgers.opened()), List.of());
        }

        refuses(other, backup(), Fault.FOREIGN, 1);
    }

    @Test
    void refusesACopyThatWentOnByItself() throws Exception {
        store.close();
        var copy = temp.resolve("copy");
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var name : List.of("porchlight.db", "household.id", "device.key")) {
            Files.copy(data.resolve(name), copy.resolve(name));
        }
        reopen();
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 13, 20)), List.of());
        try (var other = SqliteStore.open(copy)) {
            Ledgers.commit(other, List.of(Ledgers.used("Krita", 13, 14)), List.of());
        }
        refuses(copy, backup(), Fault.FORKED, 0);

        try (var other = SqliteStore.open(copy)) {
            Ledgers.commit(other, List.of(Ledgers.used("Krita", 20, 21)), List.of());
        }
        refuses(copy, backup(), Fault.FORKED, 0);
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 22, 23), Ledgers.used("Krita", 23, 24)), List.of());
        refuses(copy, backup(), Fault.FORKED, 0);
    }

    @Test
    void refusesAFolderThatAGuardUses() throws Exception {
        var backup = backup();

        assertThatThrownBy(() -> Backups.restore(data, backup))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another guard");
        assertThat(counted(store)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void refusesRulesThatAreNotUnderstood() throws Exception {
        var backup = backup();
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 13, 20)), List.of());
        store.close();
        var before = files(data);

        assertThatThrownBy(() -> Restore.into(
                        data,
                        () -> new ByteArrayInputStream(backup),
                        false,
                        Ledgers.reading(Duration.ofHours(9)),
                        _ -> Optional.of("policy:1:1: no")))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.fault()).isEqualTo(Fault.POLICY));

        assertThat(files(data)).isEqualTo(before);
        reopen();
    }

    /// Keeps beside the ledger that mei used so much of the day.
    private void stand(long minutes, long at) throws Exception {
        var register = new Fact.Restored.Register(
                MEI, TUESDAY, Map.of(Kind.COUNTED, Duration.ofMinutes(minutes)), Duration.ZERO);
        var used = new Fact.Restored(Fact.Restored.From.STANDBY, List.of(), List.of(register));
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
                            new People(Set.of(MEI, forgotten.child()), List.of(bound), List.of(forgotten))));
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
        sql(data, damage);
        stand(40, 60);

        Backups.restore(data, backup);

        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(40));
        assertThat(data.resolve("porchlight.db.damaged-1")).exists();
    }

    @Test
    void doesNotPutAnotherFamilysBackupInThePlaceOfALedgerThatCannotBeRead() throws Exception {
        var backup = backup();
        store.close();
        sql(data, "PRAGMA application_id = 1");
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

        Backups.restore(data, backup);

        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(counted));
        assertThat(countedByTheGuard()).isEqualTo(Duration.ofMinutes(counted));
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

    /// A way to spoil a backup.
    interface Spoiling {
        byte[] of(List<String> lines) throws Exception;
    }

    private static Arguments spoiled(String name, Fault fault, long line, Spoiling spoiling) {
        return Arguments.of(name, fault, line, spoiling);
    }

    private static List<String> with(List<String> lines, int index, String line) {
        var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
        all.set(index, line);
        return Backups.sealed(all);
    }

    private static List<String> without(List<String> lines, int index) {
        var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
        all.remove(index);
        return Backups.sealed(all);
    }

    private static List<String> swapped(List<String> lines, int index) {
        var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
        Collections.swap(all, index, index + 1);
        return Backups.sealed(all);
    }

    /// Line 1 is the head, 2 the device, 3 the anchor, 4 the policy, 5 the calendar, 6 to 10 the events, 11 the
    /// checkpoint, 12 the clock, 13 the end.
    static Stream<Arguments> spoiledBackups() {
        return Stream.of(
                spoiled("no gzip", Fault.NOT_A_BACKUP, 0, _ -> "hello".getBytes(StandardCharsets.UTF_8)),
                spoiled("nothing", Fault.NOT_A_BACKUP, 0, _ -> new byte[0]),
                spoiled("gzip of something else", Fault.NOT_A_BACKUP, 1, _ -> Backups.zip("hello\n")),
                spoiled("gzip of JSON", Fault.NOT_A_BACKUP, 1, _ -> Backups.zip("{\"a\":1}\n")),
                spoiled(
                        "a newer form",
                        Fault.NEWER,
                        1,
                        lines -> Backups.zip(with(
                                lines,
                                0,
                                lines.getFirst().replace("\"porchlightBackup\":1", "\"porchlightBackup\":2")))),
                spoiled(
                        "a newer ledger",
                        Fault.NEWER,
                        1,
                        lines -> Backups.zip(
                                with(lines, 0, lines.getFirst().replaceFirst("\"ledger\":[0-9]+", "\"ledger\":99")))),
                spoiled("cut between lines", Fault.TRUNCATED, 9, lines -> Backups.zip(lines.subList(0, 8))),
                spoiled(
                        "cut within a line",
                        Fault.TRUNCATED,
                        8,
                        lines -> Backups.zip(String.join("\n", lines.subList(0, 8)))),
                spoiled("cut gzip", Fault.TRUNCATED, ANY, lines -> {
                    var whole = Backups.zip(lines);
                    return Arrays.copyOf(whole, whole.length * 3 / 4);
                }),
                spoiled(
                        "a bomb of one line",
                        Fault.TOO_LONG,
                        2,
                        lines -> Backups.zip(lines.getFirst() + "\n" + "x".repeat(BackupLines.MAX_LINE + 1))),
                spoiled(
                        "a bomb of nesting",
                        Fault.DAMAGED,
                        2,
                        lines -> Backups.zip(lines.getFirst() + "\n" + "{\"a\":".repeat(200_000) + "\n")),
                spoiled("swapped events", Fault.CHAIN, 7, lines -> Backups.zip(swapped(lines, 6))),
                spoiled("a missing event", Fault.CHAIN, 8, lines -> Backups.zip(without(lines, 7))),
                spoiled("an event twice", Fault.CHAIN, 8, lines -> Backups.zip(with(lines, 7, lines.get(6)))),
                spoiled(
                        "another body",
                        Fault.CHAIN,
                        9,
                        lines -> Backups.zip(with(lines, 8, lines.get(8).replace("600000", "300000")))),
                spoiled(
                        "another header",
                        Fault.CHAIN,
                        9,
                        lines -> Backups.zip(with(
                                lines,
                                8,
                                lines.get(8)
                                        .replace(
                                                "\"day\":\"2026-11-24\",\"policy\"",
                                                "\"day\":\"2026-11-25\",\"policy\"")))),
                spoiled(
                        "an unknown device",
                        Fault.DAMAGED,
                        6,
                        lines -> Backups.zip(
                                with(lines, 5, lines.get(5).replaceFirst("\"device\":\"..", "\"device\":\"zz")))),
                spoiled(
                        "a line of no kind",
                        Fault.DAMAGED,
                        3,
                        lines -> Backups.zip(with(lines, 2, "{\"table\":\"os_change\",\"row\":{\"no\":1}}"))),
                spoiled(
                        "a policy that is another",
                        Fault.DAMAGED,
                        4,
                        lines -> Backups.zip(
                                with(lines, 3, lines.get(3).replace("\\\"format\\\":1", "\\\"format\\\":2")))),
                spoiled(
                        "a secret",
                        Fault.DAMAGED,
                        12,
                        lines -> Backups.zip(with(
                                lines,
                                11,
                                "{\"table\":\"counter\",\"row\":{\"name\":\"pin\",\"value\":\"0000000000000001\"}}"))),
                spoiled("no clock", Fault.DAMAGED, 12, lines -> Backups.zip(without(lines, 11))),
                spoiled("a seal without its event", Fault.CHAIN, 6, lines -> {
                    var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
                    var device = lines.get(1).replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
                    var hash = lines.get(9).replaceAll(".*\"hash\":\"([0-9a-f]{64})\"}", "$1");
                    all.subList(5, 10).clear();
                    all.add(
                            5,
                            "{\"table\":\"seal\",\"row\":{\"device\":\"" + device + "\",\"upto\":5,\"hash\":\"" + hash
                                    + "\",\"kept\":\"" + Bytes.sha256().hex() + "\"}}");
                    return Backups.zip(Backups.sealed(all));
                }),
                spoiled("fewer lines than counted", Fault.COUNT, 12, lines -> {
                    var all = new ArrayList<>(lines);
                    all.remove(10);
                    return Backups.zip(all);
                }),
                spoiled("another checkpoint", Fault.COUNT, 13, lines -> {
                    var all = new ArrayList<>(lines);
                    all.set(10, lines.get(10).replace("Krita", "Kritb"));
                    return Backups.zip(all);
                }),
                spoiled("a line after the end", Fault.COUNT, 14, lines -> {
                    var all = new ArrayList<>(lines);
                    all.add(lines.getFirst());
                    return Backups.zip(all);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledBackups")
    void refusesWhatIsSpoiled(String name, Fault fault, long line, Spoiling spoiling) throws Exception {
        var spoiled = spoiling.of(Backups.lines(store));
        Ledgers.commit(store, List.of(Ledgers.interval(Kind.AWAY, Optional.empty(), 10, 11)), List.of());
        store.close();

        refuses(data, spoiled, fault, line);
        refuses(temp.resolve("nowhere"), spoiled, fault, line);

        assertThat(temp.resolve("nowhere")).doesNotExist();
        reopen();
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void sparesNoByteOfABackup() throws Exception {
        var whole = Backups.unzip(backup());
        var text = whole.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i += 97) {
            var spoiled = text.clone();
            spoiled[i] = (byte) (spoiled[i] == 'x' ? 'y' : 'x');
            var file = Backups.zip(new String(spoiled, StandardCharsets.UTF_8));

            assertThatThrownBy(() -> Restore.check(() -> new ByteArrayInputStream(file)))
                    .as("byte " + i)
                    .isInstanceOf(BackupException.class);
        }
    }

    private void refuses(Path folder, byte[] backup, Fault fault, long line) throws Exception {
        var before = files(folder);

        assertThatThrownBy(() -> Backups.restore(folder, backup)).isInstanceOfSatisfying(BackupException.class, e -> {
            assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault);
            assertThat(line == ANY ? ANY : e.line()).as(e.getMessage()).isEqualTo(line);
        });

        assertThat(files(folder)).isEqualTo(before);
    }

    /// What lies in a folder, but for the lock and the driver's copy of its library.
    private static Map<String, String> files(Path folder) throws Exception {
        var found = new TreeMap<String, String>();
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.endsWith("guard.lock") && !file.toString().endsWith("-shm")) {
                        found.put(
                                file.getFileName().toString(),
                                Bytes.sha256(Bytes.of(Files.readAllBytes(file))).hex());
                    }
                }
            }
        }
        return found;
    }
}
