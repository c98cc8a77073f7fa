package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Journal;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger in SQLite, form 4 (DATA). All methods may be called from any thread; they take turns.
///
/// Instants and lengths are kept in whole milliseconds.
public final class SqliteStore implements Store, OsChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);
    private static final int MAX_POLICY = 256 * 1024;
    private static final int MAX_DAYS = 400;
    private static final int MAX_CALENDAR = 1 << 20;

    private final Optional<DataDirectory> directory;
    private final Database database;
    private final Bytes device;
    private final Bytes household;
    private final Reader reader;
    private final DayReader days;
    private final Scrub scrub;

    SqliteStore(Optional<DataDirectory> directory, Database database, Bytes device, Bytes household) {
        this.directory = directory;
        this.database = database;
        this.device = device;
        this.household = household;
        this.reader = new Reader(database, device);
        this.days = new DayReader(database, device);
        this.scrub = new Scrub(directory);
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
            throw told("opening the ledger", e);
        }
    }

    @Override
    public synchronized Optional<TrustedClock> clock() throws StoreException {
        try {
            var kept = database.query("clock", row -> row.getString(1)).stream().findFirst();
            return kept.isPresent() ? Optional.of(ClockJson.read(kept.get())) : Optional.empty();
        } catch (SQLException e) {
            throw StoreTrouble.of("reading the clock", e);
        }
    }

    /// The newest document that is as it was written: where that one is damaged, the one before it goes on.
    @Override
    public synchronized Optional<String> policy() throws StoreException {
        try {
            return KeptPolicies.of(database, device).inForce();
        } catch (SQLException e) {
            throw StoreTrouble.of("reading the policy", e);
        }
    }

    /// Puts the document that is in force right where it is not as it was written. One that is as it was written is
    /// not written over.
    ///
    /// @param known one that was in force lately
    /// @return what was wrong
    synchronized Optional<String> mendPolicy(Optional<String> known) throws StoreException {
        var wrong = new AtomicReference<Optional<String>>(Optional.empty());
        write("putting the policy right", () -> {
            var kept = KeptPolicies.of(database, device);
            wrong.set(kept.wrong(known));
            if (wrong.get().isPresent()) {
                var right = known.filter(kept::isMeant);
                if (right.isPresent()) {
                    mend(kept, right.get());
                }
            }
        });
        return wrong.get();
    }

    private void mend(KeptPolicies kept, String json) throws SQLException, StoreException {
        var hash = Bytes.sha256(Bytes.of(json));
        if (!kept.isTopSound()) {
            database.update("mend-policy", hash, json);
        } else if (database.update("put-on-top", hash) == 0) {
            putPolicy(hash, json, Standby.ACTOR);
        }
    }

    @Override
    public synchronized void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        var json = Bytes.of(document.json());
        var hash = Bytes.sha256(json);
        if (json.length() > MAX_POLICY || !hash.hex().equals(document.version())) {
            throw new StoreException("keeping a policy: " + json.length() + " bytes of version " + document.version()
                    + ", limit " + MAX_POLICY + " bytes, true version " + hash);
        }
        write("keeping a policy", () -> {
            putPolicy(hash, document.json(), actor);
            append(writing);
        });
    }

    private void putPolicy(Bytes hash, String json, String actor) throws SQLException, StoreException {
        var newest = database.query("policy-height", row -> new Newest(Bytes.of(row.getBytes(1)), row.getLong(2)));
        long height = newest.isEmpty() ? 1 : newest.getFirst().height() + 1;
        var parent = newest.isEmpty() ? null : newest.getFirst().hash();
        database.update("put-policy", hash, height, parent, json, actor);
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
            throw StoreTrouble.of("remembering what was since " + wanted.first(), e);
        }
    }

    @Override
    public synchronized Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        try {
            return reader.account(child, day);
        } catch (SQLException e) {
            throw StoreTrouble.of("reading the account of " + day, e);
        }
    }

    @Override
    public synchronized List<DayNote> notes(ChildId child, LocalDate day) throws StoreException {
        try {
            return reader.notes(child, day);
        } catch (SQLException e) {
            throw StoreTrouble.of("reading what happened on " + day, e);
        }
    }

    @Override
    public synchronized List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        demandFew(from, to);
        try {
            return days.days(child, from, to);
        } catch (SQLException e) {
            throw StoreTrouble.of("reading the days from " + from + " to " + to, e);
        }
    }

    @Override
    public synchronized List<Asking> asked(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        demandFew(from, to);
        try {
            return days.asked(child, from, to);
        } catch (SQLException e) {
            throw StoreTrouble.of("reading what was asked from " + from + " to " + to, e);
        }
    }

    @Override
    public synchronized List<Look> looks(ChildId child, LocalDate day) throws StoreException {
        try {
            return days.looks(child, day);
        } catch (SQLException e) {
            throw StoreTrouble.of("reading who looked on " + day, e);
        }
    }

    private static void demandFew(LocalDate from, LocalDate to) throws StoreException {
        if (to.isBefore(from) || from.plusDays(MAX_DAYS).compareTo(to) <= 0) {
            throw new StoreException(
                    "reading days: " + from + " to " + to + " is not between 1 and " + MAX_DAYS + " days");
        }
    }

    @Override
    public synchronized Optional<String> calendar(String sha256) throws StoreException {
        try {
            return database.query("calendar", row -> row.getString(1), sha256).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw StoreTrouble.of("reading the calendar " + sha256, e);
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
            throw StoreTrouble.of("keeping the calendar " + name, e);
        }
    }

    @Override
    public synchronized Set<ChildId> children() throws StoreException {
        try {
            return reader.children();
        } catch (SQLException e) {
            throw StoreTrouble.of("reading which children there were", e);
        }
    }

    @Override
    public synchronized List<Fact.Bound> bindings() throws StoreException {
        try {
            return reader.bindings();
        } catch (SQLException e) {
            throw StoreTrouble.of("reading whose accounts are whose", e);
        }
    }

    /// Who is known.
    ///
    /// @param forgotten what was forgotten, where that is known already: it takes a walk over all events
    synchronized People people(Optional<List<Fact.Forgotten>> forgotten) throws StoreException {
        try {
            return new People(
                    reader.children(), reader.bindings(), forgotten.isPresent() ? forgotten.get() : reader.forgotten());
        } catch (SQLException e) {
            throw StoreTrouble.of("reading who is known", e);
        }
    }

    @Override
    public void backup(LineTaker to) throws StoreException, IOException {
        reading("telling the ledger", database -> Telling.backup(database, household, device, to));
    }

    @Override
    public Map<String, Long> events(Map<String, Long> since, Told told, LineTaker to)
            throws StoreException, IOException {
        var known = new HashMap<String, Long>();
        reading("telling events", database -> known.putAll(Telling.events(database, since, told, to)));
        return known;
    }

    @Override
    public void export(ChildId child, Visibility told, LineTaker to) throws StoreException, IOException {
        reading("telling what is kept of " + child.value(), database -> Telling.export(database, child, told, to));
    }

    private interface Reading {
        void of(Database database) throws SQLException, StoreException, IOException;
    }

    /// Reads on a connection of its own, from one moment.
    private void reading(String attempt, Reading reading) throws StoreException, IOException {
        var file = directory.map(folder -> folder.file(LedgerFile.NAME));
        if (file.isEmpty()) {
            throw new StoreException(attempt + ": a ledger in memory has no file");
        }
        try (var database = Database.readOnly(file.get())) {
            database.run("BEGIN");
            reading.of(database);
        } catch (SQLException e) {
            throw StoreTrouble.of(attempt, e);
        }
    }

    @Override
    public synchronized void mirror(Journal.Change change, String state) throws StoreException {
        try {
            database.update("put-os-change", change.no(), change.what().name(), change.target(), state);
        } catch (SQLException e) {
            throw StoreTrouble.of("mirroring a change of the system", e);
        }
    }

    @Override
    public synchronized void clearOsChanges() throws StoreException {
        try {
            database.update("clear-os-changes");
        } catch (SQLException e) {
            throw StoreTrouble.of("emptying the mirror of the journal", e);
        }
    }

    /// Changes of the system as the ledger mirrors them, in order: number, state, what, target.
    synchronized List<String> osChanges() throws StoreException {
        try {
            return database.query(
                    "os-changes",
                    row -> row.getInt(1) + " " + row.getString(4) + " " + row.getString(2) + " " + row.getString(3));
        } catch (SQLException e) {
            throw StoreTrouble.of("reading the mirror of the journal", e);
        }
    }

    @Override
    public Verification rebuild() throws StoreException {
        return verify(folded -> write("folding the events again", () -> Projections.take(folded, database)));
    }

    @Override
    public Verification verify() throws StoreException {
        return verify(_ -> {});
    }

    /// What is done with what the events fold to.
    private interface Taking {
        void take(Database folded) throws StoreException;
    }

    private Verification verify(Taking taking) throws StoreException {
        var file = directory.map(folder -> folder.file(LedgerFile.NAME));
        if (file.isEmpty()) {
            return Verification.impossible("a ledger in memory has no file to check");
        }
        try (var folded = Database.inMemory()) {
            var wrong = LedgerFile.wrongHeader(file.get());
            if (wrong.isPresent()) {
                return Verification.impossible(wrong.get());
            }
            var found = Verifier.verify(file.get(), household, folded);
            // What damaged events fold to is no better than what is there.
            if (found.isWhole() && Projections.areIn(folded)) {
                synchronized (this) {
                    taking.take(folded);
                }
            }
            return found;
        } catch (IOException e) {
            throw new StoreException(StoreTrouble.kind(e), "checking the ledger: " + e.getMessage(), e);
        } catch (SQLException e) {
            var trouble = StoreTrouble.of("checking the ledger", e);
            if (trouble.kind() == StoreException.Kind.DAMAGED) {
                return Verification.impossible(String.valueOf(e.getMessage()));
            }
            // No room or no memory now says nothing of the ledger.
            throw trouble;
        }
    }

    @Override
    public synchronized boolean seal(LocalDate before, LocalDate today, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write("deleting the detail of days before " + before, () -> {
            var writer = new Writer(database, device, Chain.start(household, device));
            more.set(new Sealing(database, device, household, writer, underTop(moment)).slice(before, today));
        });
        return more.get();
    }

    @Override
    public synchronized boolean pack(LocalDate before, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write("packing the days before " + before, () -> {
            var writer = new Writer(database, device, Chain.start(household, device));
            more.set(new Sealing(database, device, household, writer, underTop(moment)).pack(before));
        });
        return more.get();
    }

    /// Whoever asks took the moment before this transaction began, and another policy may have come since.
    private Moment underTop(Moment moment) throws SQLException, StoreException {
        return KeptPolicies.top(database)
                .map(top -> new Moment(moment.at(), moment.anchor(), top.hex()))
                .orElse(moment);
    }

    @Override
    public synchronized Optional<LocalDate> openedSince(int days) throws StoreException {
        try {
            return database.query("opened-since", row -> LocalDate.parse(row.getString(1)), days - 1).stream()
                    .findFirst();
        } catch (SQLException e) {
            throw StoreTrouble.of("counting days of use", e);
        }
    }

    @Override
    public synchronized void forget(ChildId child, Optional<LocalDate> before, Writing writing) throws StoreException {
        write("forgetting " + child.value(), () -> {
            var forgetting = new Forgetting(database, child, before);
            var left = new ArrayList<>(forgetting.deleteBodies());
            append(writing);
            // Once more: what waited to be written may be about a day that is forgotten, too.
            left.addAll(forgetting.deleteBodies());
            var writer = new Writer(database, device, Chain.start(household, device));
            var event = writing.events().getLast();
            var moment = new Moment(event.at(), event.anchor(), event.policyVersion());
            for (var fact : left) {
                writer.append(moment.guard(fact, Optional.empty()));
            }
            if (forgetting.deleteKept()) {
                new Sealing(database, device, household, writer, moment).renew();
            }
        });
        scrub.order();
    }

    @Override
    public synchronized Optional<LocalDate> firstInterval(ChildId child) throws StoreException {
        try {
            return database.query(
                            "first-interval", row -> Optional.ofNullable(row.getString(1)), Projections.key(child))
                    .getFirst()
                    .map(LocalDate::parse);
        } catch (SQLException e) {
            throw StoreTrouble.of("looking for the first day of " + child.value(), e);
        }
    }

    @Override
    public synchronized boolean knows(ChildId child) throws StoreException {
        try {
            return !database.query("knows-child", row -> row.getInt(1), Projections.key(child))
                    .isEmpty();
        } catch (SQLException e) {
            throw StoreTrouble.of("looking for " + child.value(), e);
        }
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
    public synchronized boolean tidy() throws StoreException {
        try {
            boolean isMore = database.giveBack();
            if (!database.cutLog()) {
                scrub.orderCut();
            }
            return isMore;
        } catch (SQLException e) {
            throw StoreTrouble.of("giving back the room of what was deleted", e);
        }
    }

    /// Begins or goes on with what was kept beside a ledger, in one transaction.
    ///
    /// @param events what of it this ledger does not tell
    synchronized void adopt(Standby standby, List<Event> events) throws StoreException {
        var clock = standby.clock();
        write("going on from what was kept beside the ledger", () -> {
            for (var calendar : standby.calendars().entrySet()) {
                database.update("put-calendar", calendar.getKey(), "", calendar.getValue());
            }
            if (!policy().equals(Optional.of(standby.policy()))) {
                putPolicy(Bytes.sha256(Bytes.of(standby.policy())), standby.policy(), Standby.ACTOR);
            }
            var anchor = clock.anchor();
            database.update(
                    "keep-anchor",
                    device,
                    anchor.no(),
                    anchor.boot().value(),
                    anchor.sinceBoot().toMillis(),
                    anchor.utc().toEpochMilli(),
                    anchor.confidence().name());
            append(new Writing(List.of(), events, standby.digest().checkpoints(), Optional.of(clock)));
        });
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

    private void write(String attempt, Database.Work work) throws StoreException {
        try {
            database.transaction(work);
        } catch (SQLException e) {
            throw StoreTrouble.of(attempt, e);
        }
    }

    private static StoreException told(String attempt, Exception e) {
        return switch (e) {
            case StoreException told -> told;
            case SQLException sql -> StoreTrouble.of(attempt, sql);
            case IOException io -> new StoreException(StoreTrouble.kind(io), attempt + ": " + io.getMessage(), io);
            default -> new StoreException(attempt + ": " + e.getMessage(), e);
        };
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
