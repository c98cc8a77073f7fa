package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Moment;

/// A ledger that an older form left goes on.
class MigrationTest {
    @TempDir
    Path temp;

    private Path data;

    @BeforeEach
    void makeFolder() throws Exception {
        data = Files.createDirectory(
                temp.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private void layOut(String form) throws Exception {
        Files.write(data.resolve("household.id"), golden(form, "household.id"));
        Files.write(data.resolve("device.key"), golden(form, "device.key"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var statement : new String(golden(form, "porchlight.sql"), StandardCharsets.UTF_8).split(";\n", -1)) {
                if (!statement.isBlank()) {
                    sql.execute(statement);
                }
            }
            connection.commit();
        }
    }

    private static byte[] golden(String form, String name) throws IOException {
        try (var in = MigrationTest.class.getResourceAsStream("/golden/" + form + "/" + name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void keepsWhatFormOneWrote() throws Exception {
        layOut("form-1");

        try (var store = SqliteStore.open(data)) {
            var account = store.account(MEI, TUESDAY).orElseThrow();

            assertThat(account.budget()).contains(Duration.ofMinutes(90));
            assertThat(account.granted()).isEqualTo(Duration.ofMinutes(15));
            assertThat(account.counted()).isEqualTo(Duration.ofMinutes(25));
            assertThat(account.carry()).isZero();
            assertThat(account.receipt()).isEmpty();
            assertThat(account.intervals())
                    .extracting(Interval::kind)
                    .containsExactly(Kind.COUNTED, Kind.AWAY, Kind.UNENFORCED);
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
        }
    }

    @Test
    void goesOnFromTheLastTimeThatFormOneKnew() throws Exception {
        layOut("form-1");

        try (var store = SqliteStore.open(data)) {
            var clock = store.clock().orElseThrow();

            assertThat(clock.anchor()).isEqualTo(Ledgers.ANCHOR);
            assertThat(clock.now()).isEqualTo(Ledgers.FOUR.plusSeconds(42 * 60));
            assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(35, 42));
        }
    }

    @Test
    void keepsWhatFormTwoWrote() throws Exception {
        layOut("form-2");

        try (var store = SqliteStore.open(data)) {
            var account = store.account(MEI, TUESDAY).orElseThrow();

            assertThat(account.carry()).isEqualTo(Duration.ofMinutes(10));
            assertThat(account.debt()).isEqualTo(Duration.ofMinutes(5));
            assertThat(account.granted()).isEqualTo(Duration.ofMinutes(15));
            assertThat(account.corrected()).isEqualTo(Duration.ofMinutes(7));
            assertThat(account.counted()).isEqualTo(Duration.ofMinutes(53));
            assertThat(account.receipt()).isPresent();
            assertThat(account.intervals())
                    .extracting(Interval::kind)
                    .containsExactly(Kind.COUNTED, Kind.AWAY, Kind.COUNTED);
            assertThat(store.clock().orElseThrow().now()).isEqualTo(Ledgers.FOUR.plusSeconds(540 * 60));
            assertThat(store.calendar("9f".repeat(32))).isPresent();
            assertThat(store.policy().orElseThrow()).contains("小美");
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
            assertThat(store.verify().receipts()).hasSize(1);
        }
    }

    @Test
    void whatFormTwoWroteCanBeSealed() throws Exception {
        layOut("form-2");

        try (var store = SqliteStore.open(data)) {
            var before = store.verify().receipts();
            var event = Ledgers.remember(store, TUESDAY).events().getLast();
            var moment = new Moment(event.at(), event.anchor(), event.policyVersion());
            assertThat(store.seal(TUESDAY.plusDays(1), TUESDAY.plusDays(1), moment))
                    .isTrue();

            assertThat(store.account(MEI, TUESDAY).orElseThrow().counted()).isEqualTo(Duration.ofMinutes(53));
            assertThat(store.days(MEI, TUESDAY, TUESDAY).getFirst().byTitle())
                    .isEqualTo(Map.of("krita", Duration.ofMinutes(20), "minecraft", Duration.ofMinutes(40)));
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
            assertThat(store.verify().receipts()).isEqualTo(before);
        }
    }

    @Test
    void keepsWhatFormThreeWroteAndSealed() throws Exception {
        layOut("form-3");

        try (var store = SqliteStore.open(data)) {
            var sealed = store.account(MEI, TUESDAY.minusDays(1)).orElseThrow();
            var account = store.account(MEI, TUESDAY).orElseThrow();

            assertThat(sealed.counted()).isEqualTo(Duration.ofMinutes(30));
            assertThat(sealed.receipt()).contains("3409HFW9");
            assertThat(sealed.intervals()).isEmpty();
            assertThat(account.granted()).isEqualTo(Duration.ofMinutes(15));
            assertThat(account.counted()).isEqualTo(Duration.ofMinutes(43));
            assertThat(account.receipt()).contains("P0F5D08N");
            assertThat(account.intervals())
                    .extracting(Interval::kind)
                    .containsExactly(Kind.COUNTED, Kind.AWAY, Kind.COUNTED);
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
        }
    }

    @Test
    void sealsTheCalendarsThatFormFourKept() throws Exception {
        layOut("form-4");

        try (var store = SqliteStore.open(data)) {
            assertThat(store.calendar("9f".repeat(32))).contains("{\"寒假\":[\"2027-01-18..2027-02-15\"]}");
            assertThat(store.verify().changed()).isEmpty();
        }
        Backups.sql(data, "UPDATE calendar SET json = replace(json, '2027-01-18', '2027-01-01')");
        try (var store = SqliteStore.open(data)) {
            assertThat(store.calendar("9f".repeat(32))).isEmpty();
            assertThat(store.verify().changed()).containsExactly("calendar " + "9f".repeat(32));
        }
    }

    @ParameterizedTest
    @CsvSource({"form-1,5", "form-2,11", "form-3,9", "form-4,9"})
    void isDoneOnce(String form, int events) throws Exception {
        layOut(form);
        SqliteStore.open(data).close();

        try (var store = SqliteStore.open(data)) {
            assertThat(Ledgers.remember(store, TUESDAY).events()).hasSize(events);
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"form-1", "form-2", "form-3", "form-4"})
    void hasTheTablesOfAFreshOne(String form) throws Exception {
        layOut(form);
        SqliteStore.open(data).close();
        var other = temp.resolve("other");
        SqliteStore.open(other).close();

        assertThat(tables(data)).isEqualTo(tables(other));
    }

    private static String tables(Path folder) throws Exception {
        try (var database = Database.readOnly(folder.resolve("porchlight.db"))) {
            var indexes = database.value("SELECT group_concat(sql, ' ') FROM"
                    + " (SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name)");
            return indexes
                    + database.value("SELECT group_concat(m.name || '.' || c.name || ':' || c.type, ' ') FROM"
                            + " (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name) m,"
                            + " pragma_table_info(m.name) c");
        }
    }
}
