package org.porchlight.store;

import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.StoreException;

/// A ledger with something of each kind in it, of which backups are made.
abstract class OnWrittenLedger {
    @TempDir
    Path temp;

    Path data;
    SqliteStore store;

    @BeforeEach
    void write() throws Exception {
        data = temp.resolve("data");
        store = SqliteStore.open(data);
        Backups.write(store);
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    void reopen() throws StoreException {
        store = SqliteStore.open(data);
    }

    byte[] backup() throws Exception {
        return Backups.zip(Backups.lines(store));
    }

    static Duration counted(SqliteStore store) throws StoreException {
        return store.account(MEI, TUESDAY).orElseThrow().counted();
    }
}
