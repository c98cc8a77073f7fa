package org.porchlight.store;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.port.StoreException;

/// Writes the files of a ledger anew after something was forgotten, so that no byte of it is left in them. On a
/// connection of its own: it takes the longer the more there is, and reading goes on meanwhile. Any thread.
final class Scrub {
    private final Optional<DataDirectory> directory;
    private boolean isRewriteDue;
    private volatile boolean isDue;

    /// @param directory nothing for a ledger in memory, which leaves no bytes
    Scrub(Optional<DataDirectory> directory) {
        this.directory = directory;
    }

    /// Something was forgotten.
    synchronized void order() {
        isRewriteDue = directory.isPresent();
        isDue = isRewriteDue;
    }

    /// Whether bytes of what was forgotten may be left.
    boolean isDue() {
        return isDue;
    }

    /// Does what is due of it. The file is written anew once; the log is cut when nobody reads what was before.
    ///
    /// @return whether all is done
    synchronized boolean run() throws StoreException {
        if (!isDue) {
            return true;
        }
        var folder = directory.orElseThrow();
        try (var database = Database.writable(folder.file(LedgerFile.NAME))) {
            if (isRewriteDue) {
                database.run("PRAGMA secure_delete = ON");
                database.vacuum();
                isRewriteDue = false;
            }
            isDue = !database.cutLog();
            return !isDue;
        } catch (SQLException e) {
            throw StoreTrouble.of("writing the ledger anew", e);
        }
    }
}
