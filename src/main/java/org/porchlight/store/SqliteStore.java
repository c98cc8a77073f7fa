package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.Journal;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger in SQLite, form 5 (DATA). All methods may be called from any thread; they take turns.
///
/// Instants and lengths are kept in whole milliseconds.
public final class SqliteStore extends LedgerSnapshots implements OsChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    /// The most characters of a calendar.
    static final int MAX_CALENDAR = 1 << 20;

    private final Optional<DataDirectory> directory;
    private final Database database;
    private final Bytes device;
    private final Bytes household;
    private final PolicyTable policies;
    private final Scrub scrub;

    SqliteStore(Optional<DataDirectory> directory, Database database, Bytes device, Bytes household)
            throws SQLException, StoreException {
        super(directory, database, device, household);
        this.directory = directory;
        this.database = database;
        this.device = device;
        this.household = household;
        this.policies = new PolicyTable(database, device);
        this.scrub = new Scrub(directory, Scrub.isKept(database));
    }

    /// Whether a folder has a ledger, in whatever state.
    public static boolean isIn(Path dataDir) {
        return Files.exists(dataDir.resolve(LedgerFile.NAME));
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
            var store = openKept(directory);
            done = true;
            return store;
        } finally {
            if (!done) {
                release(directory);
            }
        }
    }

    /// The process that opened the ledger of a folder last, which may be gone.
    ///
    /// @throws IOException when this account may not read that
    public static Optional<Integer> lastUser(Path dataDir) throws IOException {
        return DataDirectory.lastUser(dataDir);
    }

    /// A ledger that is nowhere on disk and gone when it is closed, such as that of a history that is replayed.
    public static SqliteStore inMemory() throws StoreException {
        try {
            var database = Database.inMemory();
            var device = Bytes.of(Identity.random(Identity.LENGTH));
            LedgerFile.fill(database, device);
            return new SqliteStore(Optional.empty(), database, device, Bytes.of(Identity.random(Identity.LENGTH)));
        } catch (SQLException e) {
            throw StoreTrouble.of("making a ledger in memory", e);
        }
    }

    /// Opens the ledger of a folder that is taken; [#close] lets go of the folder, [#closeFile] does not.
    static SqliteStore openKept(DataDirectory directory) throws StoreException {
        var database = LedgerFile.open(directory);
        try {
            var self = database.query("self", row -> Bytes.of(row.getBytes(1)));
            if (self.size() != 1) {
                throw new StoreException(
                        StoreException.Kind.CHANGED,
                        "opening the ledger: it names " + self.size() + " devices as this PC");
            }
            Identity.settle(directory, self.getFirst());
            if (!Projections.areCurrent(database)) {
                LOG.info("folding the events again, form {}", Projections.VERSION);
                LedgerFile.demandWhole(database);
                database.transaction(() -> Projections.rebuild(database, database));
            }
            return new SqliteStore(Optional.of(directory), database, self.getFirst(), Identity.household(directory));
        } catch (SQLException | IOException | StoreException e) {
            closeAfter(database, e);
            throw StoreTrouble.of("opening the ledger", e);
        }
    }

    private synchronized void write(String attempt, Database.Work work) throws StoreException {
        try {
            database.transaction(work);
        } catch (SQLException e) {
            throw StoreTrouble.of(attempt, e);
        }
    }

    private Writer writer() throws SQLException, StoreException {
        return new Writer(database, device, Chain.start(household, device));
    }

    /// Puts the document that is in force right where it is not as it was written.
    ///
    /// @param known one that was in force lately
    /// @return what was wrong
    Optional<String> mendPolicy(Optional<String> known) throws StoreException {
        var wrong = new AtomicReference<Optional<String>>(Optional.empty());
        write("putting the policy right", () -> wrong.set(policies.mend(known)));
        return wrong.get();
    }

    @Override
    public void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        write("keeping a policy", () -> {
            policies.put(document, actor);
            writer().append(writing);
        });
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        write("keeping " + writing.events().size() + " facts", () -> writer().append(writing));
    }

    @Override
    public void putCalendar(String sha256, String name, String json) throws StoreException {
        if (json.length() > MAX_CALENDAR) {
            throw new StoreException("keeping the calendar " + name + ": more than " + MAX_CALENDAR + " characters");
        }
        ask(
                "keeping the calendar " + name,
                () -> database.update("put-calendar", sha256, name, KeptCalendar.seal(json)));
    }

    @Override
    void take(Database folded) throws StoreException {
        write("folding the events again", () -> Projections.take(folded, database));
    }

    @Override
    public void mirror(Journal.Change change, String state) throws StoreException {
        ask(
                "mirroring a change of the system",
                () -> database.update(
                        "put-os-change", change.no(), change.what().name(), change.target(), state));
    }

    @Override
    public void clearOsChanges() throws StoreException {
        ask("emptying the mirror of the journal", () -> database.update("clear-os-changes"));
    }

    @Override
    public boolean seal(LocalDate before, LocalDate today, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write(
                "deleting the detail of days before " + before,
                () -> more.set(sealing(moment).slice(before, today)));
        return more.get();
    }

    @Override
    public boolean pack(LocalDate before, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write(
                "packing the days before " + before,
                () -> more.set(sealing(moment).pack(before)));
        return more.get();
    }

    private Sealing sealing(Moment moment) throws SQLException, StoreException {
        return new Sealing(database, device, household, writer(), underTop(moment));
    }

    /// Whoever asks took the moment before this transaction began, and another policy may have come since.
    private Moment underTop(Moment moment) throws SQLException, StoreException {
        return KeptPolicies.top(database)
                .map(top -> new Moment(moment.at(), moment.anchor(), top.hex()))
                .orElse(moment);
    }

    @Override
    public void forget(ChildId child, Optional<LocalDate> before, Writing writing) throws StoreException {
        write("forgetting " + child.value(), () -> {
            new Forgetting(database, child, before).forget(writing, household, device);
            scrub.order(database);
        });
    }

    @Override
    public boolean scrub() throws StoreException {
        return scrub.run(this);
    }

    @Override
    public boolean isScrubDue() {
        return scrub.isDue();
    }

    @Override
    public boolean isReadingInTheWay() {
        return scrub.isDueInLedger();
    }

    @Override
    public boolean tidy() throws StoreException {
        return ask("giving back the room of what was deleted", () -> {
            boolean isMore = database.giveBack();
            if (!database.cutLog()) {
                scrub.orderCut();
            }
            return isMore;
        });
    }

    /// Begins or goes on with what was kept beside a ledger, in one transaction.
    void adopt(Standby standby) throws StoreException {
        write(
                "going on from what was kept beside the ledger",
                () -> new Adoption(this, database, device, standby).write(policies, writer()));
    }

    /// How far each device is known whose use is told here.
    List<Head> devices() throws StoreException {
        return ask("reading whose use is told", () -> LostDevices.known(database));
    }

    /// Closes the file and keeps the folder.
    synchronized void closeFile() throws StoreException {
        try {
            database.close();
        } catch (SQLException e) {
            throw StoreTrouble.of("closing the ledger", e);
        }
    }

    @Override
    public synchronized void close() throws StoreException {
        try {
            closeFile();
        } finally {
            for (var taken : directory.stream().toList()) {
                release(taken);
            }
        }
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
