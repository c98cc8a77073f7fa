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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;

/// A ledger that form 1 left goes on.
class MigrationTest {
    @TempDir
    Path temp;

    private Path data;

    @BeforeEach
    void layOut() throws Exception {
        data = Files.createDirectory(
                temp.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.write(data.resolve("household.id"), golden("household.id"));
        Files.write(data.resolve("device.key"), golden("device.key"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var statement : new String(golden("porchlight.sql"), StandardCharsets.UTF_8).split(";\n", -1)) {
                if (!statement.isBlank()) {
                    sql.execute(statement);
                }
            }
            connection.commit();
        }
    }

    private static byte[] golden(String name) throws IOException {
        try (var in = MigrationTest.class.getResourceAsStream("/golden/form-1/" + name)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void keepsWhatWasWritten() throws Exception {
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
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void goesOnFromTheLastTimeThatWasKnown() throws Exception {
        try (var store = SqliteStore.open(data)) {
            var clock = store.clock().orElseThrow();

            assertThat(clock.anchor()).isEqualTo(Ledgers.ANCHOR);
            assertThat(clock.now()).isEqualTo(Ledgers.FOUR.plusSeconds(42 * 60));
            assertThat(Ledgers.remember(store, TUESDAY).checkpoints()).containsExactly(Ledgers.checkpoint(35, 42));
        }
    }

    @Test
    void isDoneOnce() throws Exception {
        SqliteStore.open(data).close();

        try (var store = SqliteStore.open(data)) {
            assertThat(Ledgers.remember(store, TUESDAY).events()).hasSize(5);
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void hasTheTablesOfAFreshOne() throws Exception {
        SqliteStore.open(data).close();
        var other = temp.resolve("other");
        SqliteStore.open(other).close();

        assertThat(tables(data)).isEqualTo(tables(other));
    }

    private static String tables(Path folder) throws Exception {
        try (var database = Database.readOnly(folder.resolve("porchlight.db"))) {
            return database.value("SELECT group_concat(m.name || '.' || c.name || ':' || c.type, ' ') FROM"
                    + " (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name) m,"
                    + " pragma_table_info(m.name) c");
        }
    }
}
