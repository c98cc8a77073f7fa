package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Journal;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger in SQLite, form 2 (DATA). All methods may be called from any thread; they take turns.
///
/// Instants and lengths are kept in whole milliseconds.
public final class SqliteStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final int MAX_POLICY = 256 * 1024;
    private static final int MAX_DAYS = 400;
    private static final int MAX_CALENDAR = 1 << 20;

    private final Optional<DataDirectory> directory;
    private final Database database;
    private final Bytes device;
    private final Bytes household;
    private final Reader reader;

    private SqliteStore(Optional<DataDirectory> directory, Database database, Bytes device, Bytes household) {
        this.directory = directory;
        this.database = database;
        this.device = device;
        this.household = household;
        this.reader = new Reader(database, device);
    }

    /// Opens the ledger in a folder and makes both where they are missing. Projections of another form are folded
    /// again.
    ///
    /// @throws StoreException when another guard uses the folder, or the ledger is damaged or of a newer form;
    ///     nothing is overwritten then
    public static SqliteStore open(Path dataDir) throws StoreException {
        var directory = DataDirectory.take(dataDir);
        boolean done = false;
        try {
            var store = open(directory);
            done = true;
            return store;
        } finally {
            if (!done) {
                release(directory);
            }
        }
    }

    /// A ledger that is nowhere on disk and gone when it is closed, such as that of a history that is replayed.
    public static SqliteStore inMemory() throws StoreException {
        try {
            var database = Database.inMemory();
            var device = Bytes.of(Identity.random(Identity.LENGTH));
            LedgerFile.fill(database, device);
            return new SqliteStore(Optional.empty(), database, device, Bytes.of(Identity.random(Identity.LENGTH)));
        } catch (SQLException e) {
            throw trouble("making a ledger in memory", e);
        }
    }

    private static SqliteStore open(DataDirectory directory) throws StoreException {
        var database = LedgerFile.open(directory);
        try {
            var self = database.query("self", row -> Bytes.of(row.getBytes(1)));
            if (self.size() != 1) {
                throw new StoreException("opening the ledger: it names " + self.size() + " devices as this PC");
            }
            if (!Projections.areCurrent(database)) {
                LOG.info("folding the events again, form {}", Projections.VERSION);
                database.transaction(() -> Projections.rebuild(database, database));
            }
            return new SqliteStore(Optional.of(directory), database, self.getFirst(), Identity.household(directory));
        } catch (SQLException | IOException | StoreException e) {
            closeAfter(database, e);
            throw e instanceof StoreException told
                    ? told
                    : new StoreException("opening the ledger: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized Optional<TrustedClock> clock() throws StoreException {
        try {
            var kept = database.query("clock", row -> row.getString(1)).stream().findFirst();
            return kept.isPresent() ? Optional.of(ClockJson.read(kept.get())) : Optional.empty();
        } catch (SQLException e) {
            throw trouble("reading the clock", e);
        }
    }

    /// The newest document that is as it was written: where that one is damaged, the one before it goes on.
    @Override
    public synchronized Optional<String> policy() throws StoreException {
        try {
            for (var kept :
                    database.query("policies", row -> new KeptPolicy(Bytes.of(row.getBytes(1)), row.getString(2)))) {
                if (Bytes.sha256(Bytes.of(kept.json())).equals(kept.hash())) {
                    return Optional.of(kept.json());
                }
                LOG.error("policy {} is damaged in the ledger, the one before it goes on", kept.hash());
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw trouble("reading the policy", e);
        }
    }

    private record KeptPolicy(Bytes hash, String json) {}

    @Override
    public synchronized void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        var json = Bytes.of(document.json());
        var hash = Bytes.sha256(json);
        if (json.length() > MAX_POLICY || !hash.hex().equals(document.version())) {
            throw new StoreException("keeping a policy: " + json.length() + " bytes of version " + document.version()
                    + ", limit " + MAX_POLICY + " bytes, true version " + hash);
        }
        write("keeping a policy", () -> {
            var newest = database.query("policy-height", row -> new Newest(Bytes.of(row.getBytes(1)), row.getLong(2)));
            long height = newest.isEmpty() ? 1 : newest.getFirst().height() + 1;
            var parent = newest.isEmpty() ? null : newest.getFirst().hash();
            database.update("put-policy", hash, height, parent, document.json(), actor);
            append(writing);
        });
    }

    private record Newest(Bytes hash, long height) {}

    @Override
    public synchronized void commit(Writing writing) throws StoreException {
        write("keeping " + writing.events().size() + " facts", () -> append(writing));
    }

    private void append(Writing writing) throws SQLException, StoreException {
        var writer = new Writer(database, device, Chain.start(household, device));
        for (var anchor : writing.anchors()) {
            writer.put(anchor);
        }
        for (var event : writing.events()) {
            writer.append(event);
        }
        database.update("clear-checkpoints");
        for (var checkpoint : writing.checkpoints()) {
            writer.put(checkpoint);
        }
        if (writing.clock().isPresent()) {
            database.update("put-clock", ClockJson.write(writing.clock().get()));
        }
    }

    @Override
    public synchronized Remembered remember(Retention wanted) throws StoreException {
        try {
            return reader.remember(wanted);
        } catch (SQLException e) {
            throw trouble("remembering what was since " + wanted.first(), e);
        }
    }

    @Override
    public synchronized Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        try {
            return reader.account(child, day);
        } catch (SQLException e) {
            throw trouble("reading the account of " + day, e);
        }
    }

    @Override
    public synchronized List<DayNote> notes(ChildId child, LocalDate day) throws StoreException {
        try {
            return reader.notes(child, day);
        } catch (SQLException e) {
            throw trouble("reading what happened on " + day, e);
        }
    }

    @Override
    public synchronized List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        if (to.isBefore(from) || from.plusDays(MAX_DAYS).compareTo(to) <= 0) {
            throw new StoreException(
                    "reading days: " + from + " to " + to + " is not between 1 and " + MAX_DAYS + " days");
        }
        try {
            return reader.days(child, from, to);
        } catch (SQLException e) {
            throw trouble("reading the days from " + from + " to " + to, e);
        }
    }

    @Override
    public synchronized Optional<String> calendar(String sha256) throws StoreException {
        try {
            return database.query("calendar", row -> row.getString(1), sha256).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw trouble("reading the calendar " + sha256, e);
        }
    }

    @Override
    public synchronized void putCalendar(String sha256, String name, String json) throws StoreException {
        if (json.length() > MAX_CALENDAR) {
            throw new StoreException("keeping the calendar " + name + ": more than " + MAX_CALENDAR + " characters");
        }
        try {
            database.update("put-calendar", sha256, name, json);
        } catch (SQLException e) {
            throw trouble("keeping the calendar " + name, e);
        }
    }

    /// Mirrors a line of the journal.
    synchronized void mirror(Journal.Change change, String state) throws StoreException {
        try {
            database.update("put-os-change", change.no(), change.what().name(), change.target(), state);
        } catch (SQLException e) {
            throw trouble("mirroring a change of the system", e);
        }
    }

    /// Empties the mirror of the journal.
    synchronized void clearOsChanges() throws StoreException {
        try {
            database.update("clear-os-changes");
        } catch (SQLException e) {
            throw trouble("emptying the mirror of the journal", e);
        }
    }

    /// Changes of the system as the ledger mirrors them, in order: number, state, what, target.
    synchronized List<String> osChanges() throws StoreException {
        try {
            return database.query(
                    "os-changes",
                    row -> row.getInt(1) + " " + row.getString(4) + " " + row.getString(2) + " " + row.getString(3));
        } catch (SQLException e) {
            throw trouble("reading the mirror of the journal", e);
        }
    }

    /// Drops everything that is folded from events and folds it again.
    public synchronized void rebuild() throws StoreException {
        write("folding the events again", () -> Projections.rebuild(database, database));
    }

    /// Checks the file, the chain of each device and the projections. Does not hold up writing.
    public Verification verify() throws StoreException {
        try {
            var file = directory.map(folder -> folder.file(LedgerFile.NAME));
            if (file.isEmpty()) {
                return new Verification("a ledger in memory has no file to check", List.of(), List.of());
            }
            return Verifier.verify(file.get(), household);
        } catch (SQLException e) {
            return new Verification(String.valueOf(e.getMessage()), List.of(), List.of());
        }
    }

    @Override
    public synchronized void close() throws StoreException {
        try {
            database.close();
        } catch (SQLException e) {
            throw trouble("closing the ledger", e);
        } finally {
            for (var taken : directory.stream().toList()) {
                release(taken);
            }
        }
    }

    private void write(String attempt, Database.Work work) throws StoreException {
        try {
            database.transaction(work);
        } catch (SQLException e) {
            throw trouble(attempt, e);
        }
    }

    private static StoreException trouble(String attempt, SQLException e) {
        return new StoreException(attempt + ": " + e.getMessage(), e);
    }

    private static void release(DataDirectory directory) throws StoreException {
        try {
            directory.close();
        } catch (IOException e) {
            throw new StoreException("letting go of " + directory.path() + ": " + e.getMessage(), e);
        }
    }

    private static void closeAfter(Database database, Exception cause) {
        try {
            database.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
