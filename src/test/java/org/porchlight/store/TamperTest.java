package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.report.Verification.Broken;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// One byte that is another than it was, in any row of the chain, is found and the event is named.
class TamperTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final int ROUNDS = 12;
    private static final List<String> TEXTS = List.of("type", "actor", "boot", "day");
    private static final List<String> NUMBERS = List.of("v", "since_boot_ms", "wall_ms", "anchor");
    private static final List<String> BYTES = List.of("fact", "child", "policy", "body_hash", "hash", "previous");

    @TempDir
    Path data;

    private SqliteStore store;
    private Connection raw;

    @BeforeEach
    void write() throws Exception {
        store = SqliteStore.open(data);
        var years =
                new LedgerYears(List.of(Ledgers.MEI), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 5);
        for (int no = 0; no < 8; no++) {
            var day = FIRST.plusDays(no);
            var writing = years.day(day);
            store.commit(writing);
            var last = writing.events().getLast();
            var moment = new Moment(last.at(), last.anchor(), last.policyVersion());
            if (no == 0) {
                var bound = new Fact.Bound(Ledgers.MEI, "mei", "1001", "1001");
                Ledgers.commit(store, List.of(moment.guard(bound, Optional.of(FIRST))), List.of());
            }
            while (store.pack(day.minusDays(1), moment)) {
                // What is older than a day is packed, every day.
            }
            while (store.seal(day.minusDays(2), day, moment)) {
                // What is older than two days goes, every day.
            }
        }
        assertThat(store.verify().isOk()).isTrue();
        raw = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
    }

    @AfterEach
    void close() throws Exception {
        raw.close();
        store.close();
    }

    private record Row(long seq, boolean kept) {}

    private List<Row> rows() throws SQLException {
        var rows = new ArrayList<Row>();
        try (var sql = raw.createStatement();
                var found = sql.executeQuery("SELECT seq, previous IS NOT NULL FROM event ORDER BY seq")) {
            while (found.next()) {
                rows.add(new Row(found.getLong(1), found.getBoolean(2)));
            }
        }
        return rows;
    }

    /// Kept rows are few among many: every other damage is done to one of them.
    private Row pick(Random random) throws SQLException {
        var rows = rows();
        var kept = rows.stream().filter(Row::kept).toList();
        assertThat(kept).hasSizeGreaterThan(2);
        return random.nextBoolean() ? kept.get(random.nextInt(kept.size())) : rows.get(random.nextInt(rows.size()));
    }

    private byte[] value(String table, String column, long seq) throws SQLException {
        try (var sql = raw.createStatement();
                var found =
                        sql.executeQuery("SELECT CAST(" + column + " AS BLOB) FROM " + table + " WHERE seq = " + seq)) {
            return found.next() ? Optional.ofNullable(found.getBytes(1)).orElseGet(() -> new byte[0]) : new byte[0];
        }
    }

    private void put(String table, String column, long seq, byte[] value, boolean text) throws SQLException {
        var place = text ? "CAST(? AS TEXT)" : "?";
        try (var sql = raw.prepareStatement("UPDATE " + table + " SET " + column + " = " + place + " WHERE seq = ?")) {
            sql.setBytes(1, value);
            sql.setLong(2, seq);
            assertThat(sql.executeUpdate()).isEqualTo(1);
        }
    }

    private Optional<Broken> broken() throws StoreException {
        var found = store.verify();
        assertThat(found.database()).isEqualTo("ok");
        return found.devices().getFirst().broken();
    }

    @RepeatedTest(8)
    void findsAByteInARow(RepetitionInfo repetition) throws Exception {
        long seed = 4000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var row = pick(random);
            boolean inBody = random.nextInt(3) == 0;
            var table = inBody ? "body" : "event";
            var columns = new ArrayList<>(inBody ? List.of("salt", "json") : TEXTS);
            if (!inBody) {
                columns.addAll(BYTES);
            }
            var column = columns.get(random.nextInt(columns.size()));
            boolean text = column.equals("json") || TEXTS.contains(column);
            var was = value(table, column, row.seq());
            if (was.length == 0) {
                continue;
            }
            var is = was.clone();
            is[random.nextInt(is.length)] ^= (byte) (1 << random.nextInt(8));

            put(table, column, row.seq(), is, text);

            var name = "seed %d round %d: %s.%s of %d".formatted(seed, round, table, column, row.seq());
            assertThat(broken()).as(name).isPresent();
            assertThat(broken().orElseThrow().seq()).as(name).isEqualTo(row.seq());
            put(table, column, row.seq(), was, text);
            assertThat(broken()).as(name).isEmpty();
        }
    }

    @RepeatedTest(4)
    void findsANumberInARow(RepetitionInfo repetition) throws Exception {
        long seed = 4100L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS / 2; round++) {
            var row = pick(random);
            var column = NUMBERS.get(random.nextInt(NUMBERS.size()));
            long bit = 1L << random.nextInt(40);
            try (var sql = raw.createStatement()) {
                var change = "UPDATE event SET %1$s = (%1$s | %2$d) - (%1$s & %2$d) WHERE seq = %3$d";
                sql.executeUpdate(change.formatted(column, bit, row.seq()));
                assertThat(broken().orElseThrow().seq())
                        .as("seed %d %s", seed, column)
                        .isEqualTo(row.seq());
                sql.executeUpdate(change.formatted(column, bit, row.seq()));
                assertThat(broken()).as("seed %d %s", seed, column).isEmpty();
            }
        }
    }

    @Test
    void findsWhatIsWrongWithASeal() throws Exception {
        long sealed;
        try (var sql = raw.createStatement();
                var found = sql.executeQuery("SELECT max(seq) FROM event WHERE type = 'sealed'")) {
            sealed = found.getLong(1);
        }
        for (var damage : List.of(
                "UPDATE seal SET hash = zeroblob(32)",
                "UPDATE seal SET kept = zeroblob(32)",
                "UPDATE seal SET upto = upto + 1",
                "UPDATE seal SET upto = upto - 1",
                "UPDATE seal SET upto = upto + 100000",
                "UPDATE seal SET device = zeroblob(16)",
                "DELETE FROM seal",
                "DELETE FROM event WHERE seq IN (SELECT min(seq) FROM event)")) {
            try (var sql = raw.createStatement()) {
                raw.setAutoCommit(false);
                sql.executeUpdate(damage);
                raw.commit();
                raw.setAutoCommit(true);
            }
            var found = store.verify();
            assertThat(found.isOk()).as(damage).isFalse();
            assertThat(found.devices())
                    .as(damage)
                    .anySatisfy(device -> assertThat(device.brokenAt()).hasValue(sealed));
            close();
            clear();
            write();
        }
    }

    private void clear() throws IOException {
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void namesAnEventThatIsMissing() throws Exception {
        var row = rows().stream()
                .filter(found -> !found.kept())
                .skip(20)
                .findFirst()
                .orElseThrow();
        try (var sql = raw.createStatement()) {
            sql.executeUpdate("DELETE FROM event WHERE seq = " + row.seq());
        }

        assertThat(broken().orElseThrow().seq()).isEqualTo(row.seq());
        assertThat(broken().orElseThrow().type()).isEmpty();
        assertThat(broken().orElseThrow().at()).isEmpty();
    }

    @Test
    void saysWhatAnEventWas() throws Exception {
        var row = rows().getLast();
        put("event", "hash", row.seq(), new byte[32], false);

        var broken = broken().orElseThrow();

        assertThat(broken.type()).isEqualTo("sealed");
        assertThat(broken.device())
                .isEqualTo(store.verify().devices().getFirst().id());
        assertThat(broken.at()).isPresent();
    }
}
