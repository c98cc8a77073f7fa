package org.porchlight.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.porchlight.port.StoreException;

/// Writes the files of a ledger anew after something was forgotten, so that no byte of it is left in them. On a
/// connection of its own: it takes the longer the more there is, and reading goes on meanwhile. Any thread.
final class Scrub {
    private final Optional<DataDirectory> directory;
    private final AtomicLong rewrites = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
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
        return rewritten != rewrites.get() || cut != cuts.get();
    }

    /// Does what is due of it. The file is written anew once; the log is cut when nobody reads what was before, and
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
                    if (!isDue()) {
                        database.update("scrubbed");
                    }
                }
            }
            return !isDue();
        } catch (SQLException e) {
            throw StoreTrouble.of("writing the ledger anew", e);
        }
    }
}
