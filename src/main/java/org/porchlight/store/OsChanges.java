package org.porchlight.store;

import org.porchlight.port.Journal;
import org.porchlight.port.StoreException;

/// The mirror that a ledger has of the journal.
public interface OsChanges {
    /// Mirrors a line.
    void mirror(Journal.Change change, String state) throws StoreException;

    /// Empties the mirror.
    void clearOsChanges() throws StoreException;
}
