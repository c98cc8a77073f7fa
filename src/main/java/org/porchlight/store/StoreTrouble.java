package org.porchlight.store;

import java.io.IOException;
import java.sql.SQLException;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;
import org.sqlite.SQLiteErrorCode;

/// What kind of trouble a file or SQLite has.
final class StoreTrouble {
    private static final int PRIMARY = 0xff;

    private StoreTrouble() {}

    static StoreException of(String attempt, SQLException e) {
        return new StoreException(kind(e), attempt + ": " + e.getMessage(), e);
    }

    static Kind kind(SQLException e) {
        int code = e.getErrorCode() & PRIMARY;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Kind.DAMAGED;
        }
        return code == SQLiteErrorCode.SQLITE_FULL.code ? Kind.FULL : Kind.UNUSABLE;
    }

    /// Java has no name for a full disk but the kernel's own words.
    static Kind kind(IOException e) {
        var words = String.valueOf(e.getMessage());
        return words.contains("No space left")
                        || words.contains("Disk quota exceeded")
                        || words.contains("File too large")
                ? Kind.FULL
                : Kind.UNUSABLE;
    }
}
