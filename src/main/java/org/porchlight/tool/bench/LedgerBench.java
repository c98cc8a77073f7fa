package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.engine.Step;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Weeks;
import org.porchlight.guard.WeekQuery;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ipc.json.WeekJson;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// What the ledger costs: a commit, a week and a start with five years of four children in it, of which the last ninety
/// days are kept in detail and what stays of the others; and how much room a year takes.
final class LedgerBench {
    private static final int YEARS = 5;
    private static final int COMMITS = 1_000;
    private static final int WEEKS = 200;
    private static final int STARTS = 21;

    /// A Monday; the years end before it.
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final long SEED = 5;
    private static final Writing NOTHING = new Writing(List.of(), List.of(), List.of(), Optional.empty());

    private final PolicyDocument document;
    private final BusyHouse house;
    private final List<ChildId> children;
    private final Path folder;
    private final List<Row> rows = new ArrayList<>();

    private LedgerBench(Path folder) {
        this.document = TimeBench.document(TimeBench.family());
        this.house = new BusyHouse(document, NOW);
        this.children = document.policy().children().stream().map(Child::id).toList();
        this.folder = folder;
    }

    /// Works in a folder of its own on a disk, not in memory, and removes it.
    static List<Row> rows() throws IOException, StoreException, SQLException, ProtocolException {
        var disk = Path.of("/var/tmp");
        var folder = Files.isDirectory(disk)
                ? Files.createTempDirectory(disk, "porchlight-bench-")
                : Files.createTempDirectory("porchlight-bench-");
        try {
            var bench = new LedgerBench(folder);
            bench.measure();
            return bench.rows;
        } finally {
            remove(folder);
        }
    }

    private void measure() throws IOException, StoreException, SQLException, ProtocolException {
        var ledger = folder.resolve("ledger");
        try (var other = new ActivityWatch(folder.resolve("aw.db"), children)) {
            try (var store = SqliteStore.open(ledger)) {
                fill(store, other);
                var state = new AtomicReference<>(begin(store));
                week(store, state.get(), other);
                commits(store, ledger, state);
            }
        }
        start(ledger);
        new YearBench(document, children.getFirst(), folder).addTo(rows);
    }

    private void fill(SqliteStore store, ActivityWatch other) throws StoreException, SQLException {
        store.commit(document, "parent:root", NOTHING);
        var first = TODAY.minusYears(YEARS);
        var years = new LedgerYears(children, document.policy().zone(), document.version(), first, SEED);
        FilledLedger.fill(store, years, TODAY, other::add);
    }

    /// Its first step is not kept: the ledger has the anchors of other boots.
    private State begin(SqliteStore store) throws StoreException {
        var quiet = house.quiet(house.start());
        store.commit(unanchored(quiet));
        return quiet.next();
    }

    private static Writing unanchored(Step step) {
        return new Writing(
                List.of(),
                step.facts(),
                step.checkpoints(),
                Optional.of(step.next().clock()));
    }

    private void week(SqliteStore store, State state, ActivityWatch other)
            throws StoreException, SQLException, ProtocolException {
        var zone = document.policy().zone();
        var ours = new long[WEEKS];
        var theirs = new long[WEEKS];
        for (int no = -WEEKS; no < WEEKS; no++) {
            var child = children.get(Math.floorMod(no, children.size()));
            var monday = TODAY.minusWeeks(1 + Math.floorMod(no * 37, 52 * YEARS - 2));
            long begin = System.nanoTime();
            var text = JsonText.write(WeekJson.write(WeekQuery.of(store, state, child, Weeks.of(monday), monday)));
            long between = System.nanoTime();
            var days = other.days(child, monday.minusDays(7), monday.plusDays(6), zone);
            long end = System.nanoTime();
            if (days.size() != 14 || !text.contains("\"known\":true")) {
                throw new IllegalStateException("a week of made-up years is not whole: " + days.size() + " " + text);
            }
            if (no >= 0) {
                ours[no] = between - begin;
                theirs[no] = end - between;
            }
        }
        rows.add(new Row(
                Subject.WEEK_REPORT,
                Row.Unit.MS,
                Figures.of(ours),
                Subject.WEEK_IN_ACTIVITY_WATCH,
                Figures.of(theirs),
                100_000_000));
    }

    /// Ours and the bare one take turns, so that both meet the same machine.
    private void commits(SqliteStore store, Path ledger, AtomicReference<State> state)
            throws StoreException, SQLException {
        var ours = new long[COMMITS];
        var bare = new long[COMMITS];
        var value = new byte[bytesOfATick(ledger)];
        try (var connection = open(folder.resolve("bare.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE tick(no INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT");
            try (var put = connection.prepareStatement("INSERT OR REPLACE INTO tick(no, value) VALUES (1, ?)")) {
                for (int no = -COMMITS; no < COMMITS; no++) {
                    var step = Engine.step(state.get(), new Input.Tick(house.reading(3L + COMMITS + no)));
                    state.set(step.next());
                    value[0] = (byte) no;
                    put.setBytes(1, value);
                    long begin = System.nanoTime();
                    store.commit(unanchored(step));
                    long between = System.nanoTime();
                    put.executeUpdate();
                    long end = System.nanoTime();
                    if (no >= 0) {
                        ours[no] = between - begin;
                        bare[no] = end - between;
                    }
                }
            }
        }
        rows.add(new Row(
                Subject.COMMIT,
                Row.Unit.MS,
                Figures.of(ours),
                Subject.BARE_COMMIT,
                Figures.of(bare),
                5_000_000,
                Row.Of.P99));
    }

    private static int bytesOfATick(Path ledger) throws SQLException {
        try (var connection = open(ledger.resolve("porchlight.db"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT (SELECT sum(length(child) + length(boot) + length(kind)"
                        + " + coalesce(length(title), 0) + length(day) + length(why) + 56) FROM checkpoint)"
                        + " + (SELECT length(json) FROM clock)")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void start(Path ledger) throws StoreException, SQLException {
        var ours = new long[STARTS];
        var counting = new long[STARTS];
        for (int no = -3; no < STARTS; no++) {
            long begin = System.nanoTime();
            try (var store = SqliteStore.open(ledger)) {
                var clock = store.clock();
                var wanted = Retention.of(clock, document.policy().zone());
                var step = Engine.start(
                        document,
                        clock,
                        store.remember(wanted),
                        house.reading(100_000 + no),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        false);
                long end = System.nanoTime();
                if (step.next().children().size() != children.size()) {
                    throw new IllegalStateException("a start without its children");
                }
                if (no >= 0) {
                    ours[no] = end - begin;
                }
            }
            long bare = System.nanoTime();
            try (var connection = open(ledger.resolve("porchlight.db"));
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT count(*) FROM event")) {
                row.next();
                if (no >= 0) {
                    counting[no] = System.nanoTime() - bare;
                }
            }
        }
        rows.add(new Row(
                Subject.START, Row.Unit.MS, Figures.of(ours), Subject.BARE_START, Figures.of(counting), 150_000_000));
    }

    static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
