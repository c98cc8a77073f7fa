package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Fact.Restored.Head;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Trouble.Sort;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.GuardStore;
import org.porchlight.port.Journal;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger of a guard that goes on whatever becomes of the file. Beside the ledger lies what is needed to go on
/// without it ([StandbyFile]): a ledger that is damaged or gone is set aside and a new one begins with what it had
/// counted; one that cannot be written now, or that a later program wrote, is left alone, the guard works from memory,
/// and [#begin] tries again. What is wrong is told in [#troubles].
public final class SteadyStore implements GuardStore, OsChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyStore.class);

    private final Path folder;
    private final TroubleList troubles = new TroubleList();
    private Optional<DataDirectory> directory = Optional.empty();
    private Optional<SqliteStore> ledger = Optional.empty();
    private Optional<Standby> standby = Optional.empty();
    private People people = People.NONE;
    private List<Head> devices = List.of();
    private boolean isForgottenKnown;
    private Optional<LedgerWatch> watch = Optional.empty();
    private final AtomicBoolean scrubbing = new AtomicBoolean();
    private final Object standing = new Object();
    private boolean begun;
    private boolean isAside;
    private Optional<String> spoiled = Optional.empty();

    private SteadyStore(Path folder) {
        this.folder = folder;
    }

    /// Takes the folder and opens its ledger, or what is kept beside it.
    ///
    /// @throws StoreException when another guard has the folder, or neither can be read: then no rule is known
    public static SteadyStore open(Path folder) throws StoreException {
        var store = new SteadyStore(folder);
        store.readStandby();
        try {
            store.attach();
            store.keepSpoiled();
        } catch (StoreException trouble) {
            if (trouble.kind() == Kind.TAKEN || store.standby.isEmpty()) {
                store.close();
                throw trouble;
            }
            store.troubles.put(trouble);
        }
        return store;
    }

    private void readStandby() {
        try {
            standby = StandbyFile.read(folder);
            people = standby.map(Standby::people).orElse(People.NONE);
            devices = standby.map(Standby::devices).orElse(List.of());
        } catch (StoreException trouble) {
            spoiled = Optional.of(trouble.getMessage());
        }
    }

    /// What is kept beside the ledger and cannot be read stays under another name: the next one takes its place.
    private void keepSpoiled() {
        spoiled.ifPresent(why -> {
            try {
                var kept = StandbyFile.putAside(folder);
                LOG.error("{}; it is set aside as {} and made again", why, kept);
                troubles.put(Sort.STANDBY_DAMAGED, kept.toString());
            } catch (IOException e) {
                troubles.put(Sort.STANDBY_UNWRITABLE, e);
            }
        });
    }

    /// Opens the ledger, a new one where it is damaged or gone, and brings it up to what is known.
    private void attach() throws StoreException {
        var taken = directory.isPresent() ? directory.get() : DataDirectory.take(folder);
        directory = Optional.of(taken);
        boolean lost = !isAside
                && !Files.exists(taken.file(LedgerFile.NAME))
                && (standby.isPresent() || Identity.isHousehold(taken));
        try {
            if (Aside.isLogAlone(taken)) {
                setAside(taken, "its file is gone");
            }
            ledger = Optional.of(openOrReplace(taken));
            isForgottenKnown = false;
            watch = Optional.of(LedgerWatch.of(taken.file(LedgerFile.NAME)));
            tellAside();
        } catch (IOException e) {
            drop();
            throw new StoreException(StoreTrouble.kind(e), "opening the ledger in " + folder + ": " + e, e);
        } catch (StoreException e) {
            drop();
            throw e;
        }
        isAside = false;
        troubles.end(Sort.DISK_FULL, Sort.LEDGER_UNUSABLE, Sort.LEDGER_NEWER);
        if (lost) {
            var what = standby.isPresent() ? "what was kept beside it" : "nothing, for that was gone too";
            LOG.error("The ledger in {} was gone; a new one begins with {}.", folder, what);
            troubles.put(
                    standby.isPresent() ? Sort.LEDGER_LOST : Sort.RULES_LOST,
                    folder.resolve(LedgerFile.NAME).toString());
        }
    }

    private SqliteStore openOrReplace(DataDirectory taken) throws StoreException, IOException {
        try {
            return openKept(taken);
        } catch (StoreException e) {
            if ((e.kind() != Kind.DAMAGED && e.kind() != Kind.CHANGED) || standby.isEmpty()) {
                throw e;
            }
            setAside(taken, e.getMessage());
            return openKept(taken);
        }
    }

    private SqliteStore openKept(DataDirectory taken) throws StoreException {
        var opened = SqliteStore.openKept(taken);
        boolean done = false;
        try {
            adopt(opened);
            done = true;
            return opened;
        } finally {
            if (!done) {
                close(opened);
            }
        }
    }

    private void setAside(DataDirectory taken, String why) throws IOException {
        var file = Aside.put(taken);
        LOG.error("The ledger is set aside as {} ({}); a new one begins with what was kept beside it.", file, why);
        for (var dropped : Aside.thin(taken)) {
            LOG.warn("{}, set aside earlier, is deleted: there were too many.", dropped);
            troubles.put(Sort.ASIDE_DROPPED, folder.resolve(dropped).toString());
        }
    }

    private void tellAside() throws IOException {
        var aside = Aside.in(folder);
        if (!aside.isEmpty()) {
            troubles.put(Sort.LEDGER_DAMAGED, folder.resolve(aside.getLast()).toString());
        }
    }

    private void adopt(SqliteStore opened) throws StoreException {
        var wrong = opened.mendPolicy(standby.map(Standby::policy));
        if (wrong.isPresent()) {
            LOG.error("The policy in force was not in the ledger as it was written: {}", wrong.get());
            troubles.put(Sort.LEDGER_CHANGED, wrong.get());
        }
        if (standby.isEmpty()) {
            return;
        }
        var known = standby.get();
        var clock = opened.clock();
        if (clock.isPresent() && !known.isNewerThan(clock.get())) {
            return;
        }
        opened.adopt(known);
        LOG.warn(
                "The ledger lacked what was kept beside it until {}; that is written into it.",
                known.clock().now());
    }

    @Override
    public synchronized boolean isOpen() {
        return ledger.isPresent();
    }

    @Override
    public synchronized void begin(State state) throws StoreException {
        if (ledger.isEmpty()) {
            standby = Optional.of(Standby.of(state, calendars(state), people(), devices()));
            try {
                attach();
            } catch (StoreException trouble) {
                troubles.put(trouble);
                throw trouble;
            }
        }
    }

    @Override
    public void stand(State state) {
        // One after the other, and never under the lock that commits take.
        synchronized (standing) {
            try {
                var next = Standby.of(state, calendars(state), people(), devices());
                StandbyFile.write(folder, next);
                stood(next);
            } catch (IOException | StoreException trouble) {
                troubles.put(Sort.STANDBY_UNWRITABLE, trouble);
            }
        }
    }

    private synchronized void stood(Standby next) {
        standby = Optional.of(next);
        troubles.end(Sort.STANDBY_UNWRITABLE);
    }

    /// Who is known, whether to the ledger or to what is kept beside it.
    synchronized People people() throws StoreException {
        if (ledger.isPresent()) {
            var known = people;
            people = use(open -> open.people(isForgottenKnown ? Optional.of(known.forgotten()) : Optional.empty()));
            isForgottenKnown = true;
        }
        return people;
    }

    /// Whose use the ledger tells, or told when it was last there.
    private synchronized List<Head> devices() throws StoreException {
        if (ledger.isPresent()) {
            devices = use(SqliteStore::devices);
        }
        return devices;
    }

    private synchronized Map<String, String> calendars(State state) throws StoreException {
        var json = state.document().json();
        if (standby.isPresent() && standby.get().policy().equals(json)) {
            return standby.get().calendars();
        }
        var found = new HashMap<String, String>();
        for (var hash : PolicyNeeds.of(json).calendars()) {
            calendar(hash).ifPresent(text -> found.put(hash, text));
        }
        return found;
    }

    @Override
    public List<Trouble> troubles() {
        return troubles.all();
    }

    @Override
    public void tell(Sort sort, String what) {
        troubles.put(sort, what);
    }

    private interface Use<T> {
        T of(SqliteStore ledger) throws StoreException;
    }

    /// Uses the ledger; one that shows to be damaged is set aside, and [#begin] makes a new one. Of one row that is not
    /// as it was written it is told: the others are of use.
    private <T> T use(Use<T> use) throws StoreException {
        var open = ledger.orElseThrow(() -> new StoreException(
                Kind.UNUSABLE, "using the ledger in " + folder + ": it cannot be used now; status tells why"));
        try {
            return use.of(open);
        } catch (StoreException trouble) {
            if (trouble.kind() == Kind.DAMAGED) {
                drop();
                setAside(trouble);
            } else if (trouble.kind() == Kind.CHANGED) {
                troubles.put(Sort.LEDGER_CHANGED, trouble.getMessage());
            }
            throw trouble;
        }
    }

    /// Sets a ledger aside, because a check found that it is damaged; [#begin] makes a new one. One that was opened
    /// since is not the one that was checked, and stays.
    public synchronized void condemn(Store checked, String why) throws StoreException {
        if (ledger.filter(open -> open.equals(checked)).isPresent()) {
            drop();
            setAside(new StoreException(Kind.DAMAGED, why));
        }
    }

    private void setAside(StoreException trouble) throws StoreException {
        try {
            setAside(directory.orElseThrow(), trouble.getMessage());
            isAside = true;
            tellAside();
        } catch (IOException e) {
            trouble.addSuppressed(e);
            throw trouble;
        }
    }

    private void drop() {
        ledger.ifPresent(SteadyStore::close);
        ledger = Optional.empty();
    }

    private static void close(SqliteStore useless) {
        try {
            useless.closeFile();
        } catch (StoreException trouble) {
            LOG.warn("A ledger that cannot be used any more could not be closed.", trouble);
        }
    }

    private void watch() throws StoreException {
        if (ledger.isEmpty() || watch.isEmpty()) {
            return;
        }
        try {
            watch.get().look();
        } catch (StoreException lost) {
            drop();
            release();
            troubles.put(Sort.LEDGER_LOST, folder.resolve(LedgerFile.NAME).toString());
            LOG.error("{}; it is opened anew", lost.getMessage());
            throw lost;
        }
    }

    private synchronized void write(Use<Boolean> use) throws StoreException {
        demandQuiet();
        watch();
        try {
            use(use);
            begun = true;
            troubles.end(Sort.DISK_FULL, Sort.LEDGER_UNUSABLE);
        } catch (StoreException trouble) {
            if (trouble.kind() != Kind.REFUSED && ledger.isPresent()) {
                troubles.put(trouble);
            }
            throw trouble;
        }
    }

    @Override
    public void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        write(open -> {
            open.commit(document, actor, writing);
            return true;
        });
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        write(open -> {
            open.commit(writing);
            return true;
        });
    }

    @Override
    public synchronized void putCalendar(String sha256, String name, String json) throws StoreException {
        write(open -> {
            open.putCalendar(sha256, name, json);
            return true;
        });
    }

    private interface Kept<T> {
        T of(Standby standby);
    }

    /// What a guard starts with: from the ledger, or from what is kept beside it. Until the guard has written, a ledger
    /// that does not give it is set aside, and one that cannot give it now is left alone.
    private synchronized <T> T start(Use<T> use, Kept<T> kept) throws StoreException {
        if (ledger.isPresent()) {
            try {
                return use(use);
            } catch (StoreException trouble) {
                if (standby.isEmpty() || begun) {
                    throw trouble;
                }
                if (trouble.kind() == Kind.CHANGED) {
                    drop();
                    setAside(trouble);
                    troubles.end(Sort.LEDGER_CHANGED);
                }
                if (isAside) {
                    attach();
                    return use(use);
                }
                drop();
                troubles.put(trouble);
            }
        }
        return kept.of(standby.orElseThrow());
    }

    @Override
    public Optional<TrustedClock> clock() throws StoreException {
        return start(SqliteStore::clock, kept -> Optional.of(kept.clock()));
    }

    @Override
    public Optional<String> policy() throws StoreException {
        return start(SqliteStore::policy, kept -> Optional.of(kept.policy()));
    }

    @Override
    public Optional<String> calendar(String sha256) throws StoreException {
        return start(
                open -> open.calendar(sha256),
                kept -> Optional.ofNullable(kept.calendars().get(sha256)));
    }

    @Override
    public Remembered remember(Retention wanted) throws StoreException {
        return start(open -> open.remember(wanted), kept -> kept.digest().remembered());
    }

    @Override
    public Set<ChildId> children() throws StoreException {
        return start(SqliteStore::children, kept -> kept.people().children());
    }

    @Override
    public List<Fact.Bound> bindings() throws StoreException {
        return start(SqliteStore::bindings, kept -> kept.people().bindings());
    }

    @Override
    public synchronized Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        return use(open -> open.account(child, day));
    }

    @Override
    public synchronized List<DayNote> notes(ChildId child, LocalDate day) throws StoreException {
        return use(open -> open.notes(child, day));
    }

    @Override
    public synchronized List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        return use(open -> open.days(child, from, to));
    }

    @Override
    public synchronized List<Asking> asked(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        return use(open -> open.asked(child, from, to));
    }

    @Override
    public synchronized List<Look> looks(ChildId child, LocalDate day) throws StoreException {
        return use(open -> open.looks(child, day));
    }

    @Override
    public synchronized void mirror(Journal.Change change, String state) throws StoreException {
        demandQuiet();
        use(open -> {
            open.mirror(change, state);
            return true;
        });
    }

    @Override
    public synchronized void clearOsChanges() throws StoreException {
        demandQuiet();
        use(open -> {
            open.clearOsChanges();
            return true;
        });
    }

    /// The ledger, for what is not asked of every store.
    ///
    /// @throws StoreException while there is none
    public synchronized SqliteStore ledger() throws StoreException {
        return use(open -> open);
    }

    @Override
    public boolean seal(LocalDate before, LocalDate today, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write(open -> {
            more.set(open.seal(before, today, moment));
            return true;
        });
        return more.get();
    }

    @Override
    public boolean pack(LocalDate before, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write(open -> {
            more.set(open.pack(before, moment));
            return true;
        });
        return more.get();
    }

    @Override
    public synchronized Optional<LocalDate> openedSince(int days) throws StoreException {
        return use(open -> open.openedSince(days));
    }

    @Override
    public void forget(ChildId child, Optional<LocalDate> before, Writing writing) throws StoreException {
        write(open -> {
            open.forget(child, before, writing);
            isForgottenKnown = false;
            return true;
        });
    }

    @Override
    public synchronized boolean knows(ChildId child) throws StoreException {
        return use(open -> open.knows(child));
    }

    /// Without the lock of this store: it takes the longer the more there is.
    @Override
    public boolean scrub() throws StoreException {
        var open = ledger();
        if (!scrubbing.compareAndSet(false, true)) {
            return false;
        }
        try {
            boolean done = open.scrub();
            troubles.end(Sort.FORGOTTEN_IN_FILE);
            return done;
        } catch (StoreException trouble) {
            troubles.put(Sort.FORGOTTEN_IN_FILE, trouble);
            throw trouble;
        } finally {
            scrubbing.set(false);
        }
    }

    @Override
    public synchronized boolean isScrubDue() {
        return ledger.filter(SqliteStore::isScrubDue).isPresent();
    }

    @Override
    public synchronized Optional<LocalDate> firstInterval(ChildId child) throws StoreException {
        return use(open -> open.firstInterval(child));
    }

    /// Writing would wait for as long as the ledger is written anew.
    private void demandQuiet() throws StoreException {
        if (scrubbing.get()) {
            throw new StoreException(Kind.BUSY, "writing to the ledger in " + folder + ": it is being written anew");
        }
    }

    @Override
    public synchronized boolean tidy() throws StoreException {
        demandQuiet();
        return use(SqliteStore::tidy);
    }

    @Override
    public Verification verify() throws StoreException {
        // Without the lock of this store.
        return ledger().verify();
    }

    @Override
    public Verification rebuild() throws StoreException {
        return ledger().rebuild();
    }

    @Override
    public void backup(LineTaker to) throws StoreException, IOException {
        ledger().backup(to);
    }

    @Override
    public Map<String, Long> events(Map<String, Long> since, Told told, LineTaker to)
            throws StoreException, IOException {
        return ledger().events(since, told, to);
    }

    @Override
    public void export(ChildId child, Visibility told, LineTaker to) throws StoreException, IOException {
        ledger().export(child, told, to);
    }

    private void release() {
        for (var taken : directory.stream().toList()) {
            try {
                taken.close();
            } catch (IOException e) {
                LOG.warn("{} could not be let go of.", folder, e);
            }
        }
        directory = Optional.empty();
    }

    @Override
    public synchronized void close() throws StoreException {
        try {
            for (var open : ledger.stream().toList()) {
                open.closeFile();
            }
        } finally {
            ledger = Optional.empty();
            release();
        }
    }
}
