package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// Deletes what is kept of a child. What is folded of it is deleted where the fact that says so is folded.
final class Forgetting {
    private final Database database;
    private final ChildId child;
    private final Optional<LocalDate> before;

    /// @param before first day that stays; nothing when no day does
    Forgetting(Database database, ChildId child, Optional<LocalDate> before) {
        this.database = database;
        this.child = child;
        this.before = before;
    }

    /// Deletes bodies with their salts, what goes on, and policies that are not in force and name the child.
    void deleteBodies() throws SQLException {
        var key = Projections.key(child);
        if (before.isPresent()) {
            database.update("forget-bodies-before", key, before.get().toString());
            return;
        }
        database.update("forget-bodies", key, "\"child\":\"" + child.value() + "\"");
        database.update("forget-checkpoint", key);
        database.update("forget-policies", "\"id\":\"" + child.value() + "\"");
    }

    /// Deletes the rows that stayed of the child where a chain begins.
    ///
    /// @return whether there were any, so that the beginning has to be sealed again
    boolean deleteKept() throws SQLException {
        return database.update("forget-kept", Projections.key(child), last(before)) > 0;
    }

    /// A day as a bound of texts: every day is before none.
    static String last(Optional<LocalDate> before) {
        return before.map(LocalDate::toString).orElse("~");
    }
}
