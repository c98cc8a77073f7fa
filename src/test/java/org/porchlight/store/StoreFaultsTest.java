package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.StoreException;

class StoreFaultsTest {
    @TempDir
    Path data;

    private Path file;

    @BeforeEach
    void write() throws StoreException {
        file = data.resolve("porchlight.db");
        try (var store = SqliteStore.open(data)) {
            Ledgers.commit(store, Ledgers.POLICY, "parent:root", List.of(Ledgers.opened()), List.of());
            Ledgers.commit(
                    store,
                    LongStream.range(0, 100)
                            .mapToObj(minute -> Ledgers.used("Krita", minute, minute + 1))
                            .toList(),
                    List.of());
        }
    }

    private void refusesWithoutTouching(String message) throws Exception {
        var before = Files.readAllBytes(file);

        assertThatThrownBy(() -> SqliteStore.open(data))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("opening the ledger");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void refusesANewerForm() throws Exception {
        sql("PRAGMA user_version = 6");

        refusesWithoutTouching("has form 6 and this program knows form 5; install a newer Porchlight");
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws Exception {
        sql("PRAGMA application_id = 1");

        refusesWithoutTouching("is damaged or not a ledger of Porchlight");
    }

    @Test
    void refusesAFileThatIsCutToNothing() throws Exception {
        Files.write(file, new byte[0]);

        refusesWithoutTouching("is damaged or not a ledger of Porchlight");
    }

    @Test
    void refusesAFileThatIsCut() throws Exception {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() / 2);
        }

        refusesWithoutTouching(file.toString());
    }

    /// The page on which the body of an event in the middle lies.
    private void overwriteSomeRows() throws IOException {
        var body = "\"fromMs\":" + Ledgers.FOUR.plusSeconds(50 * 60).toEpochMilli();
        int at = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(body);
        assertThat(at).isPositive();
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at - at % 4096);
            raw.write(new byte[4096]);
        }
    }

    @Test
    void aPageThatIsOverwrittenIsFoundByTheCheck() throws Exception {
        overwriteSomeRows();

        try (var store = SqliteStore.open(data)) {
            assertThat(store.verify().database()).isNotEqualTo("ok");
        }
    }

    @Test
    void nothingIsWrittenAnewInAFileThatIsOverwritten() throws Exception {
        sql("UPDATE p_progress SET version = version - 1");
        overwriteSomeRows();

        refusesWithoutTouching("is damaged");
    }

    @Test
    void refusesAFileWhoseBeginningIsOverwritten() throws Exception {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.write(new byte[4096]);
        }

        refusesWithoutTouching(file.toString());
    }

    @Test
    void refusesALedgerWithoutItsHousehold() throws Exception {
        Files.delete(data.resolve("household.id"));

        refusesWithoutTouching("household.id is missing or damaged");
    }

    @Test
    void canBeOpenedAgainAfterItWasRefused() throws Exception {
        sql("PRAGMA user_version = 6");
        refusesWithoutTouching("has form 6");
        sql("PRAGMA user_version = 4");

        try (var store = SqliteStore.open(data)) {
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void goesOnUnderANewNameWhenTheLedgerIsLost() throws Exception {
        var key = Files.readAllBytes(data.resolve("device.key"));
        var household = Files.readAllBytes(data.resolve("household.id"));
        Files.delete(file);

        try (var store = SqliteStore.open(data)) {
            assertThat(store.verify().isOk()).isTrue();
        }

        assertThat(Files.readAllBytes(data.resolve("device.key"))).isNotEqualTo(key);
        assertThat(Files.readAllBytes(data.resolve("household.id"))).isEqualTo(household);
    }

    @Test
    void theLastGoodPolicyOutlivesADamagedOne() throws Exception {
        try (var store = SqliteStore.open(data)) {
            Ledgers.commit(
                    store, Ledgers.document("{\"format\":1,\"zone\":\"UTC\"}"), "parent:root", List.of(), List.of());
        }
        sql("UPDATE policy SET json = '{' WHERE height = 2");

        try (var store = SqliteStore.open(data)) {
            assertThat(store.policy()).contains(Ledgers.POLICY.json());
        }
    }

    @Test
    void oneGuardAtATimeInAProcess() throws Exception {
        try (var _ = SqliteStore.open(data)) {
            assertThatThrownBy(() -> SqliteStore.open(data))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll(
                            "another guard (pid " + ProcessHandle.current().pid() + ", of "
                                    + System.getProperty("user.name") + ", since 20",
                            ") uses " + data);
        }
        SqliteStore.open(data).close();
    }
}
