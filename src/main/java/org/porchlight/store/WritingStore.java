package org.porchlight.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Trouble.Sort;
import org.porchlight.port.Journal;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// What is written to whichever ledger is in use, one after another, and never while the ledger is written anew.
abstract sealed class WritingStore extends ForwardingStore implements OsChanges permits SteadyStore {
    private final Path folder;
    private final TroubleList troubles;
    private final LedgerInUse inUse;
    private final StandbyHeld held;
    private final AtomicBoolean scrubbing = new AtomicBoolean();
    private boolean begun;

    WritingStore(Path folder, TroubleList troubles, LedgerInUse inUse, StandbyHeld held) {
        this.folder = folder;
        this.troubles = troubles;
        this.inUse = inUse;
        this.held = held;
    }

    /// Whether anything was written since the store was opened. For whoever holds its lock.
    final boolean hasWritten() {
        return begun;
    }

    /// What is done to a ledger.
    interface Change {
        void of(SqliteStore ledger) throws StoreException;
    }

    /// Writes to a ledger that is still where it was; what is wrong with it is told.
    private synchronized void write(Change change) throws StoreException {
        demandQuiet();
        inUse.look();
        try {
            make(change);
            begun = true;
            troubles.end(Sort.DISK_FULL, Sort.LEDGER_UNUSABLE);
        } catch (StoreException trouble) {
            if (trouble.kind() != Kind.REFUSED && inUse.isOpen()) {
                troubles.put(trouble);
            }
            throw trouble;
        }
    }

    /// Writes to the ledger in use.
    final void make(Change change) throws StoreException {
        ask(open -> {
            change.of(open);
            return true;
        });
    }

    /// Writing would wait for as long as the ledger is written anew.
    private void demandQuiet() throws StoreException {
        if (scrubbing.get()) {
            throw new StoreException(Kind.BUSY, "writing to the ledger in " + folder + ": it is being written anew");
        }
    }

    /// What the guard does. Where a row is in the way of it that is not as it was written, folding anew may help.
    private synchronized void keep(Change change) throws StoreException {
        try {
            write(change);
            inUse.doubt().kept();
        } catch (StoreException trouble) {
            if (trouble.kind() == Kind.CHANGED) {
                inUse.doubt().hinder();
            }
            throw trouble;
        }
    }

    @Override
    public void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        keep(open -> open.commit(document, actor, writing));
        // It was read with all calendars that it names.
        troubles.end(Sort.CALENDAR_LOST);
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        keep(open -> open.commit(writing));
    }

    @Override
    public void putCalendar(String sha256, String name, String json) throws StoreException {
        write(open -> open.putCalendar(sha256, name, json));
    }

    @Override
    public synchronized void mirror(Journal.Change change, String state) throws StoreException {
        demandQuiet();
        make(open -> open.mirror(change, state));
    }

    @Override
    public synchronized void clearOsChanges() throws StoreException {
        demandQuiet();
        make(SqliteStore::clearOsChanges);
    }

    @Override
    public boolean seal(LocalDate before, LocalDate today, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write(open -> more.set(open.seal(before, today, moment)));
        return more.get();
    }

    @Override
    public boolean pack(LocalDate before, Moment moment) throws StoreException {
        var more = new AtomicBoolean();
        write(open -> more.set(open.pack(before, moment)));
        return more.get();
    }

    @Override
    public synchronized boolean tidy() throws StoreException {
        demandQuiet();
        return ask(SqliteStore::tidy);
    }

    @Override
    public void forget(ChildId child, Optional<LocalDate> before, Writing writing) throws StoreException {
        write(open -> {
            open.forget(child, before, writing);
            held.askAgainForForgotten();
        });
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
            if (setAside().isEmpty()) {
                troubles.end(Sort.LEDGER_DAMAGED, Sort.STANDBY_DAMAGED, Sort.ASIDE_DROPPED);
            }
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
        return inUse.now().filter(SqliteStore::isScrubDue).isPresent();
    }

    @Override
    public synchronized boolean isReadingInTheWay() {
        return inUse.now().filter(SqliteStore::isReadingInTheWay).isPresent();
    }

    @Override
    public void putSecret(String name, Secret secret) throws StoreException {
        write(open -> open.putSecret(name, secret));
    }

    @Override
    public void dropSecret(String name) throws StoreException {
        write(open -> open.dropSecret(name));
    }

    @Override
    public void raiseCounter(String name, long to) throws StoreException {
        write(open -> open.raiseCounter(name, to));
    }
}
