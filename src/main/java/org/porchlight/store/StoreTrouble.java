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

    /// Of whatever kind it is; what is told already stays as it is.
    static StoreException of(String attempt, Exception e) {
        return switch (e) {
            case StoreException told -> told;
            case SQLException sql -> of(attempt, sql);
            case IOException io -> new StoreException(kind(io), attempt + ": " + io.getMessage(), io);
            default -> new StoreException(attempt + ": " + e.getMessage(), e);
        };
    }

    static Kind kind(SQLException e) {
        int code = e.getErrorCode() & PRIMARY;
        if (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Kind.DAMAGED;
        }
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
            // Of what is written here none is there already.
            return Kind.CHANGED;
        }
        if (code == SQLiteErrorCode.SQLITE_ERROR.code) {
            return schema(String.valueOf(e.getMessage()));
        }
        return code == SQLiteErrorCode.SQLITE_FULL.code ? Kind.FULL : Kind.UNUSABLE;
    }

    /// SQLite has no code for tables that are not there, nor for a body that is no JSON any more.
    private static Kind schema(String words) {
        if (words.contains("malformed JSON") || words.contains("no such table: p_")) {
            return Kind.CHANGED;
        }
        return words.contains("no such table") || words.contains("no such column") ? Kind.DAMAGED : Kind.UNUSABLE;
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
