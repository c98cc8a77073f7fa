package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Trouble.Sort;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger of a guard that goes on whatever becomes of the file. Beside the ledger lies what is needed to go on
/// without it ([StandbyFile]): a ledger that is damaged or gone is set aside and a new one begins with what it had
/// counted; one that cannot be written now, or that a later program wrote, is left alone, the guard works from memory,
/// and [#begin] tries again. What is wrong is told in [#troubles].
public final class SteadyStore extends WritingStore {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyStore.class);

    private final Path folder;
    private final TroubleList troubles;
    private final LedgerInUse inUse;
    private final StandbyHeld held;
    private final Object standing = new Object();
    private final AtomicInteger openings = new AtomicInteger();

    private SteadyStore(Path folder, TroubleList troubles, LedgerInUse inUse, StandbyHeld held) {
        super(folder, troubles, inUse, held);
        this.folder = folder;
        this.troubles = troubles;
        this.inUse = inUse;
        this.held = held;
    }

    /// Takes the folder and opens its ledger, or what is kept beside it.
    ///
    /// @throws StoreException when another guard has the folder, or neither can be read: then no rule is known
    public static SteadyStore open(Path folder) throws StoreException {
        var troubles = new TroubleList();
        var store =
                new SteadyStore(folder, troubles, new LedgerInUse(folder, troubles), new StandbyHeld(folder, troubles));
        store.held.read();
        try {
            store.attach();
            store.held.keepSpoiled();
        } catch (StoreException trouble) {
            if (trouble.kind() == Kind.TAKEN || store.held.now().isEmpty()) {
                store.close();
                throw trouble;
            }
            store.troubles.put(trouble);
        }
        return store;
    }

    private void attach() throws StoreException {
        inUse.attach(held.now());
        openings.incrementAndGet();
        held.askAgainForForgotten();
    }

    @Override
    public int openings() {
        return openings.get();
    }

    @Override
    public synchronized boolean isOpen() {
        return inUse.isOpen();
    }

    @Override
    public synchronized void begin(State state) throws StoreException {
        if (!inUse.isOpen()) {
            held.put(Standby.of(state, calendars(state), people(), devices()));
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
        held.put(next);
        troubles.end(Sort.STANDBY_UNWRITABLE);
    }

    private synchronized List<Head> devices() throws StoreException {
        return held.devices(inUse);
    }

    /// Who is known, whether to the ledger or to what is kept beside it.
    synchronized People people() throws StoreException {
        return held.people(inUse);
    }

    private synchronized Map<String, String> calendars(State state) throws StoreException {
        var json = state.document().json();
        var known = held.now();
        var same = known.filter(kept -> kept.policy().equals(json));
        if (same.isPresent()) {
            return same.get().calendars();
        }
        var found = new HashMap<String, String>();
        for (var hash : PolicyNeeds.of(json).calendars()) {
            calendar(hash)
                    .or(() -> known.flatMap(
                            kept -> Optional.ofNullable(kept.calendars().get(hash))))
                    .ifPresent(text -> found.put(hash, text));
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

    @Override
    synchronized <T> T ask(LedgerInUse.Use<T> question) throws StoreException {
        return inUse.use(question);
    }

    /// The ledger, for what is not asked of every store.
    ///
    /// @throws StoreException while there is none
    @Override
    public SqliteStore ledger() throws StoreException {
        return ask(open -> open);
    }

    @Override
    synchronized StoreException noted(StoreException trouble) {
        inUse.note(trouble);
        return trouble;
    }

    /// Sets a ledger aside, because a check found that it is damaged; [#begin] makes a new one. One that was opened
    /// since is not the one that was checked, and stays.
    public synchronized void condemn(Store checked, String why) throws StoreException {
        inUse.condemn(checked, why);
    }

    @Override
    public boolean isRefoldDue() {
        return inUse.doubt().isDue();
    }

    /// Without the lock of this store, but for putting in place what was folded.
    @Override
    public void refold() throws StoreException {
        var open = ledger();
        var found = open.rebuild();
        synchronized (this) {
            if (found.isWhole()) {
                LOG.warn("What is folded from the events is folded anew; not as it was: {}", found.differing());
                inUse.doubt().tried(true);
                if (found.changed().isEmpty()) {
                    troubles.end(Sort.LEDGER_CHANGED);
                }
            } else if (inUse.doubt().isInTheWay()) {
                inUse.condemn(open, "folding the events anew: an event is not as it was written: " + found.devices());
            } else {
                inUse.doubt().tried(false);
            }
        }
    }

    @Override
    public List<String> setAside() throws StoreException {
        try {
            return Aside.all(folder).stream()
                    .map(name -> folder.resolve(name).toString())
                    .toList();
        } catch (IOException e) {
            throw new StoreException(StoreTrouble.kind(e), "looking for what was set aside in " + folder + ": " + e, e);
        }
    }

    private interface Kept<T> {
        T of(Standby standby);
    }

    /// What a guard starts with: from the ledger, or from what is kept beside it. Until the guard has written, a ledger
    /// that does not give it is set aside, and one that cannot give it now is left alone.
    private synchronized <T> T start(LedgerInUse.Use<T> use, Kept<T> kept) throws StoreException {
        if (inUse.isOpen()) {
            try {
                return ask(hasWritten() ? use : open -> LedgerInUse.refolding(open, use));
            } catch (StoreException trouble) {
                if (held.now().isEmpty() || hasWritten()) {
                    throw trouble;
                }
                if (trouble.kind() == Kind.CHANGED) {
                    inUse.setAside(trouble);
                    troubles.end(Sort.LEDGER_CHANGED);
                }
                if (inUse.isAside()) {
                    attach();
                    return ask(use);
                }
                inUse.drop();
                troubles.put(trouble);
            }
        }
        return kept.of(held.now().orElseThrow());
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
    public synchronized Optional<String> bringBackCalendar(String sha256) throws StoreException {
        var kept = held.now()
                .flatMap(known -> Optional.ofNullable(known.calendars().get(sha256)));
        if (kept.isPresent() && inUse.isOpen()) {
            make(open -> open.putCalendar(sha256, "", kept.get()));
            troubles.put(Sort.LEDGER_CHANGED, "calendar " + sha256);
        }
        return kept;
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
    public List<ParentFact.ParentNamed> parents() throws StoreException {
        return start(SqliteStore::parents, kept -> kept.people().parents());
    }

    @Override
    public synchronized void close() throws StoreException {
        inUse.close();
    }
}
