package org.porchlight.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.StoreException;

/// A ledger in a folder of its own.
abstract class OnSqliteStore {
    @TempDir
    Path temp;

    Path data;
    SqliteStore store;

    @BeforeEach
    final void open() throws StoreException {
        data = temp.resolve("data");
        store = SqliteStore.open(data);
    }

    @AfterEach
    final void close() throws StoreException {
        store.close();
    }

    final void reopen() throws StoreException {
        store.close();
        store = SqliteStore.open(data);
    }
}
