package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// The file that was opened. Somebody may take it away under the guard: what is written then is in no folder any more.
///
/// @param key what tells it from another file of its name
record LedgerWatch(Path file, Object key) {
    static LedgerWatch of(Path file) throws IOException {
        return new LedgerWatch(file, keyOf(file));
    }

    /// @throws StoreException when it is not in its folder any more, or its log is not
    void look() throws StoreException {
        try {
            if (keyOf(file).equals(key) && Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
                return;
            }
        } catch (IOException gone) {
            throw lost(Optional.of(gone));
        }
        throw lost(Optional.empty());
    }

    private StoreException lost(Optional<IOException> gone) {
        var words = "keeping facts: " + file + " is not the file that was opened, or has lost its log";
        return gone.map(cause -> new StoreException(Kind.LOST, words, cause))
                .orElseGet(() -> new StoreException(Kind.LOST, words));
    }

    private static Object keyOf(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        // Where a system has no key of a file, its name and the time of its making have to do.
        return Optional.ofNullable(attributes.fileKey()).orElseGet(attributes::creationTime);
    }
}
