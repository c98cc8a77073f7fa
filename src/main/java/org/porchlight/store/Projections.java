package org.porchlight.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.Dated;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// What is folded from events: intervals and days. All of it can be dropped and folded again.
final class Projections {
    /// The form of the tables and of the fold; another one is folded again when the ledger is opened.
    static final int VERSION = 2;

    private static final List<String> TABLES =
            List.of("p_progress", "p_interval", "p_grant", "p_day", "p_day_kind", "p_day_title", "p_day_denied");

    /// An event as the fold needs it.
    ///
    /// @param anchor number of the anchor under which it was written
    record Folded(
            Bytes device,
            long seq,
            Fact fact,
            Optional<String> day,
            Bytes policy,
            int anchor,
            String boot,
            long sinceBootMs) {}

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
                                Bytes.of(row.getBytes(4)),
                                row.getInt(6),
                                row.getString(7),
                                row.getLong(8))));
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
    static void fold(Database into, Folded event) throws SQLException, StoreException {
        var device = event.device();
        switch (event.fact()) {
            case Fact.DayOpened fact ->
                into.update(
                        "fold-opened",
                        device,
                        key(fact.child()),
                        fact.day().toString(),
                        event.seq(),
                        fact.zone(),
                        event.policy(),
                        millis(fact.budget()),
                        fact.carry().toMillis(),
                        fact.debt().toMillis(),
                        fact.trust().name());
            case Fact.DayAdjusted fact ->
                into.update(
                        "fold-adjusted",
                        millis(fact.budget()),
                        fact.carry().toMillis(),
                        fact.debt().toMillis(),
                        fact.trust().name(),
                        device,
                        key(fact.child()),
                        fact.day().toString());
            case Fact.DayVoided(var child, var day) -> into.update("fold-voided", device, key(child), day.toString());
            case Fact.DayClosed(var child, var day, var _) -> set(into, "fold-closed", event, child, day, event.seq());
            case Fact.Owed(var child, var day, var amount) ->
                set(into, "fold-owed", event, child, day, amount.toMillis());
            case Fact.FinishLineTaken(var child, var day, var amount) ->
                set(into, "fold-finish", event, child, day, amount.toMillis());
            case Fact.Corrected(var child, var day, var amount, var _) ->
                set(into, "fold-corrected", event, child, day, amount.toMillis());
            case Fact.IntervalClosed(var child, var day, var interval) ->
                new IntervalTable(into, device).add(event, child, new Dated(day, interval));
            case Fact.Redated redated -> new IntervalTable(into, device).move(event, redated);
            case Fact.Granted granted -> fold(into, event, granted);
            case Fact.LimitReached(var child, var day, var _) ->
                into.update("fold-limit", device, key(child), day.toString());
            case Fact.ProgramDenied(var child, var path, var _) -> foldDenied(into, event, child, path);
            case Fact.SiteDenied(var child, var host, var _) -> foldDenied(into, event, child, host);
            case Fact.GuardStarted _,
                    Fact.PolicyStored _,
                    Fact.ClockChanged _,
                    Fact.Requested _,
                    Fact.Answered _,
                    Fact.Paused _,
                    Fact.Unpaused _ -> {
                // They are told from the events themselves.
            }
        }
        into.update("put-progress", device, event.seq(), VERSION);
    }

    private static void set(Database into, String statement, Folded event, ChildId child, LocalDate day, long value)
            throws SQLException {
        into.update(statement, event.device(), key(child), day.toString(), value);
    }

    private static void fold(Database into, Folded event, Fact.Granted granted) throws SQLException {
        var amount = granted.amount().toMillis();
        var day = granted.day().toString();
        into.update("fold-granted", event.device(), key(granted.child()), day, amount);
        into.update(
                "fold-grant",
                event.device(),
                event.seq(),
                key(granted.child()),
                day,
                amount,
                granted.at().isPresent() ? granted.at().get().toEpochMilli() : null,
                event.anchor(),
                event.boot(),
                event.sinceBootMs());
    }

    private static void foldDenied(Database into, Folded event, ChildId child, String subject) throws SQLException {
        if (event.day().isPresent()) {
            into.update(
                    "fold-denied", event.device(), key(child), event.day().get(), BodyJson.type(event.fact()), subject);
        }
    }

    private static @Nullable Long millis(Optional<Duration> length) {
        return length.isPresent() ? length.get().toMillis() : null;
    }

    /// A child as the tables name it.
    static Bytes key(ChildId child) {
        return Bytes.of(child.value());
    }
}
