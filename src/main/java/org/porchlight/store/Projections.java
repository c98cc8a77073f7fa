package org.porchlight.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is folded from events: intervals and days. All of it can be dropped and folded again.
final class Projections {
    /// The form of the tables and of the fold; another one is folded again when the ledger is opened.
    static final int VERSION = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private static final List<String> TABLES = List.of(
            "p_progress",
            "p_child",
            "p_bound",
            "p_interval",
            "p_packed",
            "p_grant",
            "p_day",
            "p_kind",
            "p_title",
            "p_register",
            "p_denied");

    private Projections() {}

    /// Whether they are of this form and hold every event.
    static boolean areCurrent(Database database) throws SQLException, StoreException {
        if (!database.query("projection-tables", row -> row.getString(1)).containsAll(TABLES)) {
            return false;
        }
        var have = database.query(
                "progress", row -> Bytes.of(row.getBytes(1)) + " " + row.getLong(2) + " " + row.getInt(3));
        var want = database.query("heads", row -> Bytes.of(row.getBytes(1)) + " " + row.getLong(2) + " " + VERSION);
        return have.equals(want);
    }

    /// Whether anything was folded into a database.
    static boolean areIn(Database database) throws SQLException, StoreException {
        return !database.query("projection-tables", row -> row.getString(1)).isEmpty();
    }

    /// Folds all events of `from` into `into`, which is another database.
    ///
    /// @return not: a body cannot be read, so that it cannot be folded; the chain names the event
    static boolean fold(Database from, Database into) throws SQLException {
        try {
            into.transaction(() -> rebuild(from, into));
            return true;
        } catch (StoreException unreadable) {
            LOG.warn("The events cannot be folded.", unreadable);
            return false;
        }
    }

    /// Puts what `folded` holds in the place of what is here, and folds the events since, in the transaction of the
    /// caller.
    static void take(Database folded, Database into) throws SQLException, StoreException {
        make(into);
        for (var table : TABLES) {
            folded.copy(table, into);
        }
        var progress = new HashMap<Bytes, Long>();
        folded.each("progress", row -> progress.put(Bytes.of(row.getBytes(1)), row.getLong(2)));
        into.each("events-to-fold", row -> {
            if (row.getLong(2) > progress.getOrDefault(Bytes.of(row.getBytes(1)), 0L)) {
                EventFold.fold(into, into, Folded.read(row));
            }
        });
    }

    /// Drops them and folds all events of `from` into `into`, in the transaction of the caller.
    ///
    /// They are folded by anchor and point on the ruler, as they were written: a PC that goes on from others
    /// numbers its anchors after theirs.
    static void rebuild(Database from, Database into) throws SQLException, StoreException {
        make(into);
        from.each("heads", row -> into.update("put-progress", Bytes.of(row.getBytes(1)), 0L, VERSION));
        from.each("events-to-fold", row -> EventFold.fold(from, into, Folded.read(row)));
        from.each("heads", row -> into.update("put-progress", Bytes.of(row.getBytes(1)), row.getLong(2), VERSION));
    }

    /// Drops all tables and views and makes them anew, empty.
    private static void make(Database into) throws SQLException, StoreException {
        for (var view : into.query("projection-views", row -> row.getString(1))) {
            into.run("DROP VIEW \"" + view + "\"");
        }
        for (var table : into.query("projection-tables", row -> row.getString(1))) {
            into.run("DROP TABLE \"" + table + "\"");
        }
        for (var statement : Sql.script("projections.sql")) {
            into.run(statement);
        }
    }

    /// Tables that differ between two databases.
    static List<String> differences(Database one, Database other) throws SQLException, StoreException {
        var found = new ArrayList<String>();
        var there = one.query("projection-tables", row -> row.getString(1));
        for (var table : TABLES) {
            if (!there.contains(table) || !one.holdsTheSame(table, other)) {
                found.add(table);
            }
        }
        return found;
    }

    /// Whether all that is known of a day is what stayed of it.
    static boolean isKept(Database into, Bytes device, Bytes child, String day) throws SQLException, StoreException {
        return !into.query("is-kept", row -> row.getInt(1), device, child, day).isEmpty();
    }

    static @Nullable Long millis(Optional<Duration> length) {
        return length.isPresent() ? length.get().toMillis() : null;
    }

    /// A child as the tables name it.
    static Bytes key(ChildId child) {
        return Bytes.of(child.value());
    }
}
