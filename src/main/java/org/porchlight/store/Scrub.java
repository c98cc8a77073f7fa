package org.porchlight.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the files of a ledger anew after something was forgotten, so that no byte of it is left in them, and deletes
/// those that were set aside. On a connection of its own: it takes the longer the more there is, and reading goes on
/// meanwhile. Any thread.
final class Scrub {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);

    private final Optional<DataDirectory> directory;
    private final AtomicLong rewrites = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
    private volatile long dropped;
    private volatile long rewritten;
    private volatile long cut;

    /// @param directory nothing for a ledger in memory, which leaves no bytes
    /// @param isDue whether a guard before did not get to it
    Scrub(Optional<DataDirectory> directory, boolean isDue) {
        this.directory = directory;
        if (isDue) {
            order();
        }
    }

    /// Whether the ledger says that it is due.
    static boolean isKept(Database database) throws SQLException, StoreException {
        return !database.query("scrub-due", row -> 1).isEmpty();
    }

    /// Something is forgotten, in the transaction of the caller: it is due until it is done, over restarts too.
    void order(Database database) throws SQLException {
        database.update("order-scrub");
        order();
    }

    private void order() {
        if (directory.isPresent()) {
            rewrites.incrementAndGet();
            cuts.incrementAndGet();
        }
    }

    /// Something was deleted, and the log that has it could not be cut.
    void orderCut() {
        if (directory.isPresent()) {
            cuts.incrementAndGet();
        }
    }

    /// Whether bytes of what was deleted may be left.
    boolean isDue() {
        return dropped != rewrites.get() || isDueInLedger();
    }

    /// Whether bytes of it may be left in the files of the ledger itself, for which whoever reads is in the way.
    boolean isDueInLedger() {
        return rewritten != rewrites.get() || cut != cuts.get();
    }

    /// Does what is due of it, each part whatever becomes of the others. The file is written anew once; the log is cut
    /// when nobody reads what was before, and
    /// that is not waited for.
    ///
    /// @param turn held while the log is cut, so that no reading of this process's own is in the way; not for long
    /// @return whether all is done
    synchronized boolean run(Object turn) throws StoreException {
        if (!isDue()) {
            return true;
        }
        long rewrite = rewrites.get();
        long last = cuts.get();
        var kept = dropAside(rewrite);
        try (var database = Database.writable(directory.orElseThrow().file(LedgerFile.NAME))) {
            if (rewritten != rewrite) {
                database.run("PRAGMA secure_delete = ON");
                database.vacuum();
                rewritten = rewrite;
            }
            // Most of it, while reading goes on.
            database.emptyLog();
            synchronized (turn) {
                if (database.cutLog()) {
                    cut = last;
                }
                if (!isDue()) {
                    database.update("scrubbed");
                }
            }
        } catch (SQLException e) {
            throw StoreTrouble.of("writing the ledger anew", e);
        }
        if (kept.isPresent()) {
            var why = kept.get();
            throw new StoreException(StoreTrouble.kind(why), "deleting what was set aside: " + why, why);
        }
        return !isDue();
    }

    /// First, for it gives room.
    ///
    /// @return why something of it is still there
    private Optional<IOException> dropAside(long rewrite) {
        if (dropped == rewrite) {
            return Optional.empty();
        }
        try {
            var gone = Aside.drop(directory.orElseThrow());
            dropped = rewrite;
            if (!gone.isEmpty()) {
                LOG.info("What was set aside is deleted, because something was forgotten: {}", gone);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }
}
