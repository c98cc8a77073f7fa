package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.porchlight.core.report.Trouble.Sort;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger that a guard uses now, if there is one: opened and brought up to what is kept beside it, set aside where
/// it is damaged, let go where it was taken away. For whoever holds the lock of the store.
final class LedgerInUse {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerInUse.class);

    /// What is done with a ledger.
    interface Use<T> {
        T of(SqliteStore ledger) throws StoreException;
    }

    private final Path folder;
    private final TroubleList troubles;
    private Optional<DataDirectory> directory = Optional.empty();
    private Optional<SqliteStore> ledger = Optional.empty();
    private Optional<LedgerWatch> watch = Optional.empty();
    private boolean isAside;
    private final FoldDoubt doubt = new FoldDoubt();

    LedgerInUse(Path folder, TroubleList troubles) {
        this.folder = folder;
        this.troubles = troubles;
    }

    boolean isOpen() {
        return ledger.isPresent();
    }

    /// Whether the last one was set aside, so that a new one can be begun.
    boolean isAside() {
        return isAside;
    }

    Optional<SqliteStore> now() {
        return ledger;
    }

    FoldDoubt doubt() {
        return doubt;
    }

    /// Opens the ledger, a new one where it is damaged or gone, and brings it up to what is known.
    ///
    /// @param standby what is kept beside it
    /// @throws StoreException when another guard has the folder, or the ledger cannot be used
    void attach(Optional<Standby> standby) throws StoreException {
        var taken = directory.isPresent() ? directory.get() : DataDirectory.take(folder);
        directory = Optional.of(taken);
        boolean lost = !isAside
                && !Files.exists(taken.file(LedgerFile.NAME))
                && (standby.isPresent() || Identity.isHousehold(taken));
        try {
            if (Aside.isLogAlone(taken)) {
                putAside(taken, "its file is gone");
            }
            ledger = Optional.of(openOrReplace(taken, standby));
            watch = Optional.of(LedgerWatch.of(taken.file(LedgerFile.NAME)));
            doubt.clear();
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
            tellLost(standby);
        }
    }

    private void tellLost(Optional<Standby> standby) {
        var what = standby.isPresent() ? "what was kept beside it" : "nothing, for that was gone too";
        LOG.error("The ledger in {} was gone; a new one begins with {}.", folder, what);
        troubles.put(
                standby.isPresent() ? Sort.LEDGER_LOST : Sort.RULES_LOST,
                folder.resolve(LedgerFile.NAME).toString());
    }

    private SqliteStore openOrReplace(DataDirectory taken, Optional<Standby> standby)
            throws StoreException, IOException {
        try {
            return openKept(taken, standby);
        } catch (StoreException e) {
            if ((e.kind() != Kind.DAMAGED && e.kind() != Kind.CHANGED) || standby.isEmpty()) {
                throw e;
            }
            putAside(taken, e.getMessage());
            return openKept(taken, standby);
        }
    }

    private SqliteStore openKept(DataDirectory taken, Optional<Standby> standby) throws StoreException {
        var opened = SqliteStore.openKept(taken);
        boolean done = false;
        try {
            adopt(opened, standby);
            done = true;
            return opened;
        } finally {
            if (!done) {
                close(opened);
            }
        }
    }

    private void adopt(SqliteStore opened, Optional<Standby> standby) throws StoreException {
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
        refolding(opened, ledger -> {
            ledger.adopt(known);
            return true;
        });
        LOG.warn(
                "The ledger lacked what was kept beside it until {}; that is written into it.",
                known.clock().now());
    }

    /// Uses a ledger; where a row is not as it was written, what is folded is folded anew, and it is tried once more.
    ///
    /// @throws StoreException also when an event is not as it was written either, so that nothing is folded
    static <T> T refolding(SqliteStore ledger, Use<T> use) throws StoreException {
        try {
            return use.of(ledger);
        } catch (StoreException trouble) {
            if (trouble.kind() != Kind.CHANGED || !ledger.rebuild().isWhole()) {
                throw trouble;
            }
            LOG.warn("What is folded from the events is folded anew: {}", trouble.getMessage());
            return use.of(ledger);
        }
    }

    /// Uses the ledger; one that shows to be damaged is set aside. Of one row that is not as it was written it is told:
    /// the others are of use.
    ///
    /// @throws StoreException also while there is none
    <T> T use(Use<T> use) throws StoreException {
        var open = ledger.orElseThrow(() -> new StoreException(
                Kind.UNUSABLE, "using the ledger in " + folder + ": it cannot be used now; status tells why"));
        try {
            return use.of(open);
        } catch (StoreException trouble) {
            if (trouble.kind() == Kind.DAMAGED) {
                setAside(trouble);
            }
            note(trouble);
            throw trouble;
        }
    }

    /// Tells of a row that is not as it was written.
    void note(StoreException trouble) {
        if (trouble.kind() == Kind.CHANGED) {
            troubles.put(Sort.LEDGER_CHANGED, trouble.getMessage());
            doubt.raise();
        }
    }

    /// Sets the ledger aside because a check found that it is damaged. One that was opened since is not the one that
    /// was checked, and stays.
    void condemn(Store checked, String why) throws StoreException {
        if (ledger.filter(open -> open.equals(checked)).isPresent()) {
            setAside(new StoreException(Kind.DAMAGED, why));
        }
    }

    /// Sets the ledger aside.
    ///
    /// @throws StoreException `trouble`, when that fails
    void setAside(StoreException trouble) throws StoreException {
        drop();
        try {
            putAside(directory.orElseThrow(), trouble.getMessage());
            isAside = true;
            tellAside();
        } catch (IOException e) {
            trouble.addSuppressed(e);
            throw trouble;
        }
    }

    private void putAside(DataDirectory taken, String why) throws IOException {
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

    /// Lets go of a ledger whose file was taken away.
    ///
    /// @throws StoreException when it was
    void look() throws StoreException {
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

    /// Uses it no more, and leaves it where it is.
    void drop() {
        ledger.ifPresent(LedgerInUse::close);
        ledger = Optional.empty();
    }

    private static void close(SqliteStore useless) {
        try {
            useless.closeFile();
        } catch (StoreException trouble) {
            LOG.warn("A ledger that cannot be used any more could not be closed.", trouble);
        }
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

    /// Closes it and lets go of the folder.
    void close() throws StoreException {
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
