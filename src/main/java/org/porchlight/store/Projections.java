package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// What is folded from events: intervals and days. All of it can be dropped and folded again.
final class Projections {
    /// The form of the tables and of the fold; another one is folded again when the ledger is opened.
    static final int VERSION = 1;

    private static final List<String> TABLES =
            List.of("p_progress", "p_interval", "p_day", "p_day_title", "p_day_denied");

    /// An event as the fold needs it.
    record Folded(Bytes device, long seq, Fact fact, Optional<String> day, Bytes policy) {}

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

    /// Drops them and folds all events of `from` into `into`, in the transaction of the caller.
    static void rebuild(Database from, Database into) throws SQLException, StoreException {
        for (var table : into.query("projection-tables", row -> row.getString(1))) {
            into.run("DROP TABLE \"" + table + "\"");
        }
        for (var statement : Sql.script("projections.sql")) {
            into.run(statement);
        }
        from.each("heads", row -> into.update("put-progress", Bytes.of(row.getBytes(1)), 0L, VERSION));
        from.each(
                "events-to-fold",
                row -> fold(
                        into,
                        new Folded(
                                Bytes.of(row.getBytes(1)),
                                row.getLong(2),
                                BodyJson.read(row.getString(5)).fact(),
                                Optional.ofNullable(row.getString(3)),
                                Bytes.of(row.getBytes(4)))));
        from.each("heads", row -> into.update("put-progress", Bytes.of(row.getBytes(1)), row.getLong(2), VERSION));
    }

    /// Tables that differ between two databases.
    static List<String> differences(Database one, Database other) throws SQLException {
        var found = new ArrayList<String>();
        for (var table : TABLES) {
            if (!one.dump(table).equals(other.dump(table))) {
                found.add(table);
            }
        }
        return found;
    }

    /// Adds one event, in the transaction of the caller.
    static void fold(Database into, Folded event) throws SQLException {
        var device = event.device();
        switch (event.fact()) {
            case Fact.DayOpened(var child, var day, var zone, var _, var budget) ->
                into.update(
                        "fold-opened",
                        device,
                        key(child),
                        day.toString(),
                        event.seq(),
                        zone,
                        event.policy(),
                        budget.isPresent() ? budget.get().toMillis() : null);
            case Fact.IntervalClosed(var child, var day, var interval) -> fold(into, event, child, day, interval);
            case Fact.Granted(var child, var day, var amount, var _, var _) ->
                into.update("fold-granted", device, key(child), day.toString(), amount.toMillis());
            case Fact.LimitReached(var child, var day, var _) ->
                into.update("fold-limit", device, key(child), day.toString());
            case Fact.ProgramDenied(var child, var path, var _) -> foldDenied(into, event, child, path);
            case Fact.SiteDenied(var child, var host, var _) -> foldDenied(into, event, child, host);
            case Fact.GuardStarted _, Fact.PolicyStored _, Fact.Paused _, Fact.Unpaused _ -> {
                // They are told from the events themselves.
            }
        }
        into.update("put-progress", device, event.seq(), VERSION);
    }

    private static void fold(Database into, Folded event, ChildId child, LocalDate day, Interval interval)
            throws SQLException {
        long length = interval.length().toMillis();
        into.update(
                "fold-interval",
                event.device(),
                event.seq(),
                key(child),
                day.toString(),
                interval.from().toEpochMilli(),
                interval.to().toEpochMilli(),
                length,
                interval.kind().name(),
                interval.title().isPresent() ? interval.title().get() : null,
                interval.why().name(),
                interval.recovered() ? 1 : 0);
        if (interval.kind().isSpent()) {
            into.update("fold-counted", event.device(), key(child), day.toString(), length);
            into.update(
                    "fold-title",
                    event.device(),
                    key(child),
                    day.toString(),
                    interval.title().orElse(""),
                    length);
        }
    }

    private static void foldDenied(Database into, Folded event, ChildId child, String subject) throws SQLException {
        if (event.day().isPresent()) {
            into.update(
                    "fold-denied", event.device(), key(child), event.day().get(), BodyJson.type(event.fact()), subject);
        }
    }

    /// A child as the tables name it.
    static Bytes key(ChildId child) {
        return Bytes.of(child.value());
    }
}
