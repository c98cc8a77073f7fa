package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.store.Family;
import org.porchlight.store.SqliteStore;

/// A guard with the ledger of a family, and what is typed at the command line.
abstract class OnLedgerVerbs extends OnFakeGuard {
    @TempDir
    Path ledger;

    void keepAFamily() throws Exception {
        var lines = new ArrayList<String>();
        try (var store = SqliteStore.open(ledger)) {
            Family.write(store);
            store.backup(lines::add);
        }
        guard.lines = lines;
    }

    List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
