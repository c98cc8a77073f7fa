package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.Dated;
import org.porchlight.core.event.Fact;
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

    /// An event as the fold needs it.
    ///
    /// @param id of the fact; two events of the same id tell one fact
    /// @param anchor number of the anchor under which it was written
    record Folded(
            Bytes device,
            long seq,
            Bytes id,
            Fact fact,
            Optional<String> day,
            Bytes policy,
            int anchor,
            String boot,
            long sinceBootMs,
            Bytes hash) {
        /// A row of the query `events-to-fold`.
        static Folded read(ResultSet row) throws SQLException, StoreException {
            return new Folded(
                    Bytes.of(row.getBytes(1)),
                    row.getLong(2),
                    Bytes.of(row.getBytes(9)),
                    BodyJson.read(row.getString(5), Bytes.of(row.getBytes(1)), row.getLong(2))
                            .fact(),
                    Optional.ofNullable(row.getString(3)),
                    Bytes.of(row.getBytes(4)),
                    row.getInt(6),
                    row.getString(7),
                    row.getLong(8),
                    Bytes.of(row.getBytes(10)));
        }

        /// Whether it is about a day of which all that is known is what stayed of it.
        boolean isOfKeptDay(Database into) throws SQLException, StoreException {
            var child = fact.about();
            return child.isPresent() && day.isPresent() && isKept(into, device, key(child.get()), day.get());
        }
    }

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
                fold(into, into, Folded.read(row));
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
        from.each("events-to-fold", row -> fold(from, into, Folded.read(row)));
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

    /// Adds one event, in the transaction of the caller.
    ///
    /// @param from where the bodies are
    static void fold(Database from, Database into, Folded event) throws SQLException, StoreException {
        // What stays of a day whose detail was deleted is the last word on it.
        try {
            if (!event.isOfKeptDay(into)) {
                apply(from, into, event);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    StoreException.Kind.CHANGED, "folding event " + event.seq() + ": " + e.getMessage(), e);
        }
        into.update("put-progress", event.device(), event.seq(), VERSION);
    }

    private static void apply(Database from, Database into, Folded event) throws SQLException, StoreException {
        var device = event.device();
        if (event.fact() instanceof Fact.DayOpened
                || event.fact() instanceof Fact.DayClosed
                || event.fact() instanceof Fact.Bound
                || event.fact() instanceof Fact.Forgotten) {
            into.update("fold-child", key(event.fact().about().orElseThrow()));
        }
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
                        fact.trust().name(),
                        event.anchor(),
                        event.sinceBootMs());
            case Fact.DayAdjusted fact ->
                into.update(
                        "fold-adjusted",
                        device,
                        key(fact.child()),
                        fact.day().toString(),
                        millis(fact.budget()),
                        fact.carry().toMillis(),
                        fact.debt().toMillis(),
                        fact.trust().name(),
                        event.seq(),
                        event.anchor(),
                        event.sinceBootMs());
            case Fact.DayVoided(var child, var day) ->
                into.update(
                        "fold-voided",
                        device,
                        key(child),
                        day.toString(),
                        event.seq(),
                        event.anchor(),
                        event.sinceBootMs());
            case Fact.DayClosed closed when closed.kept().isPresent() -> KeptDay.fold(from, into, event, closed);
            case Fact.DayClosed(var child, var day, var _, var _) ->
                into.update("fold-closed", device, key(child), day.toString(), event.seq(), event.hash());
            case Fact.Sealed sealed -> {
                var of = Bytes.ofHex(sealed.device());
                into.update("fold-sealed-intervals", of, sealed.upto());
                for (var table : List.of("grants", "words")) {
                    into.update("fold-sealed-" + table, of, sealed.deleted());
                }
                for (var table : List.of("kinds", "titles", "days")) {
                    into.update("fold-sealed-" + table, of);
                }
            }
            case Fact.Forgotten(var child, var before) -> {
                for (var table :
                        List.of("days", "kinds", "titles", "registers", "denied", "intervals", "packed", "grants")) {
                    into.update("fold-forgotten-" + table, key(child), Forgetting.last(before));
                }
                if (before.isEmpty()) {
                    into.update("fold-forgotten-accounts", key(child));
                }
            }
            case Fact.Requested _ -> ofDay(into, "fold-requested", event);
            case Fact.Answered answered -> {
                if (answered.granted().isPresent()) {
                    ofDay(into, "fold-approved", event);
                }
            }
            case Fact.Owed(var child, var day, var amount) ->
                set(into, "fold-owed", event, child, day, amount.toMillis());
            case Fact.FinishLineTaken(var child, var day, var amount) ->
                set(into, "fold-finish", event, child, day, amount.toMillis());
            case Fact.Corrected(var child, var day, var amount, var _) ->
                set(into, "fold-corrected", event, child, day, amount.toMillis());
            case Fact.IntervalClosed(var child, var day, var interval) ->
                new IntervalTable(into).add(event, child, new Dated(day, interval));
            case Fact.DayPacked packed -> PackedDay.fold(from, into, event, packed);
            case Fact.Redated redated -> new IntervalTable(into).move(event, redated);
            case Fact.Granted granted -> fold(into, event, granted);
            case Fact.Bound(var child, var account, var id, var homeOwner) ->
                into.update("fold-bound", device, key(child), account, id, homeOwner);
            case Fact.LimitReached(var child, var day, var _) ->
                into.update("fold-limit", device, key(child), day.toString());
            case Fact.ProgramDenied(var child, var path, var _) -> foldDenied(into, event, child, path);
            case Fact.SiteDenied(var child, var host, var _) -> foldDenied(into, event, child, host);
            case Fact.Restored restored -> RegisterTable.fold(into, device, restored);
            case Fact.GuardStarted _,
                    Fact.Weakened _,
                    Fact.Mended _,
                    Fact.PolicyStored _,
                    Fact.ClockChanged _,
                    Fact.Paused _,
                    Fact.Unpaused _,
                    Fact.Studied _,
                    Fact.StudyEnded _,
                    Fact.Disputed _,
                    Fact.Settled _,
                    Fact.Looked _,
                    Fact.ParentNamed _,
                    Fact.ParentRemoved _,
                    Fact.WrongSecret _,
                    Fact.CodesEnrolled _ -> {
                // They are told from the events themselves.
            }
        }
    }

    /// Whether all that is known of a day is what stayed of it.
    static boolean isKept(Database into, Bytes device, Bytes child, String day) throws SQLException, StoreException {
        return !into.query("is-kept", row -> row.getInt(1), device, child, day).isEmpty();
    }

    private static void ofDay(Database into, String statement, Folded event) throws SQLException {
        if (event.day().isPresent()) {
            into.update(
                    statement,
                    event.device(),
                    key(event.fact().about().orElseThrow()),
                    event.day().get());
        }
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
                event.id(),
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

    static @Nullable Long millis(Optional<Duration> length) {
        return length.isPresent() ? length.get().toMillis() : null;
    }

    /// A child as the tables name it.
    static Bytes key(ChildId child) {
        return Bytes.of(child.value());
    }
}
