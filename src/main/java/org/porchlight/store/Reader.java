package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Claim;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// Reads the ledger, of whichever PCs it has events: what was spent, given and denied is the sum over all of them.
final class Reader {
    private final Database database;
    private final Bytes device;

    Reader(Database database, Bytes device) {
        this.database = database;
        this.device = device;
    }

    /// What is wanted of the past, without the intervals that go on.
    Remembered remember(Retention wanted) throws SQLException, StoreException {
        var events = new ArrayList<Event>();
        var sums = new ArrayList<Remembered.Summed>();
        for (var from : database.query("devices", row -> Bytes.of(row.getBytes(1)))) {
            remember(from, wanted, events, sums);
        }
        return new Remembered(events, sums, checkpoints());
    }

    private void remember(Bytes from, Retention wanted, List<Event> events, List<Remembered.Summed> sums)
            throws SQLException, StoreException {
        var first = wanted.first().toString();
        var single = wanted.single().toString();
        // What was written before a time server last vouched for the calendar does not move any more.
        var settled =
                database.query("last-attested", row -> row.getInt(1), from).getFirst();
        var oldest = database.query("single-since", row -> row.getLong(1), from, Retention.MOST_INTERVALS).stream()
                .findFirst()
                .orElse(0L);
        var found = database.query("events-since-day", Reader::event, from, first, single, settled, oldest);
        var told = new ToldIntervals(found);
        events.addAll(found);
        sums.addAll(database.query("sums-since-day", Reader::summed, from, first, single, settled, oldest));
        sums.addAll(database.query("packed-since", row -> packed(row, told), from, first));
    }

    private static Remembered.Summed summed(ResultSet row) throws SQLException {
        var kind = Kind.valueOf(row.getString(3));
        var length = Duration.ofMillis(row.getLong(5));
        var group = Optional.ofNullable(row.getString(4)).filter(_ -> kind.isSpent());
        Map<String, Duration> titles =
                kind.isSpent() ? Map.of(Optional.ofNullable(row.getString(6)).orElse(""), length) : Map.of();
        return new Remembered.Summed(
                new ChildId(Bytes.of(row.getBytes(1)).text()),
                LocalDate.parse(row.getString(2)),
                new Sums(
                        Map.of(kind, length),
                        group.map(name -> Map.of(name, length)).orElse(Map.of()),
                        titles));
    }

    static Remembered.Summed packed(ResultSet row, ToldIntervals told) throws SQLException, StoreException {
        var packed = PackedDay.read(row.getString(1));
        var others = packed.intervals().stream()
                .filter(interval -> !told.has(packed.child(), interval))
                .toList();
        return new Remembered.Summed(packed.child(), packed.day(), Sums.of(others));
    }

    /// A row of a query such as `events-since-day`.
    static Event event(ResultSet row) throws SQLException, StoreException {
        var body = BodyJson.read(row.getString(7), Bytes.of(row.getBytes(10)), row.getLong(9));
        var reading = new ClockReading(
                new BootId(row.getString(2)),
                Duration.ofMillis(row.getLong(3)),
                body.awake(),
                Instant.ofEpochMilli(row.getLong(4)),
                body.synced());
        return new Event(
                body.fact(),
                actor(row.getString(1)),
                reading,
                row.getInt(5),
                Optional.ofNullable(row.getString(6)).map(LocalDate::parse),
                Bytes.of(row.getBytes(8)).hex());
    }

    /// The body in a row of a query such as `notes`.
    static BodyJson.Body body(ResultSet row) throws SQLException, StoreException {
        return BodyJson.read(row.getString(4), Bytes.of(row.getBytes(9)), row.getLong(10));
    }

    private static Actor actor(String text) throws StoreException {
        if (text.equals("guard")) {
            return new Actor.Guard();
        }
        if (text.startsWith("parent:")) {
            return new Actor.Parent(text.substring("parent:".length()));
        }
        if (text.startsWith("child:") && ChildId.isValid(text.substring("child:".length()))) {
            return new Actor.OfChild(new ChildId(text.substring("child:".length())));
        }
        throw new StoreException(
                StoreException.Kind.CHANGED, "reading an event: this program does not know the actor \"" + text + "\"");
    }

    List<Checkpoint> checkpoints() throws SQLException, StoreException {
        return database.query(
                "checkpoints",
                row -> new Checkpoint(
                        new ChildId(Bytes.of(row.getBytes(1)).text()),
                        new BootId(row.getString(2)),
                        Duration.ofMillis(row.getLong(3)),
                        Duration.ofMillis(row.getLong(4)),
                        Duration.ofMillis(row.getLong(5)),
                        Duration.ofMillis(row.getLong(6)),
                        Kind.valueOf(row.getString(7)),
                        Optional.ofNullable(row.getString(8)),
                        LocalDate.parse(row.getString(9)),
                        Instant.ofEpochMilli(row.getLong(10)),
                        Reason.valueOf(row.getString(11)),
                        Optional.ofNullable(row.getString(12)),
                        beside(row)));
    }

    private static Checkpoint.Beside beside(ResultSet row) throws SQLException {
        var claim = new Claim(
                Optional.ofNullable(row.getString(14)).map(Kind::valueOf), Duration.ofMillis(row.getLong(15)));
        return new Checkpoint.Beside(row.getBoolean(13), claim, length(row, 16));
    }

    /// Those of every device.
    Set<ChildId> children() throws SQLException, StoreException {
        return Set.copyOf(database.query(
                "children", row -> new ChildId(Bytes.of(row.getBytes(1)).text())));
    }

    /// What was forgotten, in order.
    List<Fact.Forgotten> forgotten() throws SQLException, StoreException {
        var found = new ArrayList<Fact.Forgotten>();
        for (var json : database.query("forgotten", row -> row.getString(1))) {
            if (BodyJson.read(json).fact() instanceof Fact.Forgotten fact) {
                found.add(fact);
            }
        }
        return found;
    }

    /// Whether anything is kept of a child.
    boolean knows(ChildId child) throws SQLException, StoreException {
        return !database.query("knows-child", row -> row.getInt(1), Projections.key(child))
                .isEmpty();
    }

    /// Those of every device; the newest word on each holds.
    List<ParentFact.ParentNamed> parents() throws SQLException, StoreException {
        var found = new LinkedHashMap<ParentId, ParentFact.ParentNamed>();
        for (var json : database.query("parents", row -> row.getString(1))) {
            switch (BodyJson.read(json).fact()) {
                case ParentFact.ParentNamed named -> found.put(named.parent(), named);
                case ParentFact.ParentRemoved(var parent) -> found.remove(parent);
                default -> {
                    // A row is not as it was written; verification names it.
                }
            }
        }
        return List.copyOf(found.values());
    }

    List<Fact.Bound> bindings() throws SQLException, StoreException {
        return database.query(
                "bindings",
                row -> new Fact.Bound(
                        new ChildId(Bytes.of(row.getBytes(1)).text()),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)),
                device);
    }

    Optional<DayAccount> account(ChildId child, LocalDate day) throws SQLException, StoreException {
        var key = Projections.key(child);
        var parts = new DayParts(device);
        database.each("day", parts::take, key, day.toString());
        var twice = database.query("granted-twice", row -> row.getLong(1), key, day.toString());
        return parts.account(child, day, Duration.ofMillis(twice.getFirst()), intervals(key, day));
    }

    /// Those that are kept one by one and those that are packed, in order.
    private List<Interval> intervals(Bytes child, LocalDate day) throws SQLException, StoreException {
        var found = new ArrayList<>(
                database.query("day-intervals", row -> IntervalTable.interval(row, 1), child, day.toString()));
        database.each(
                "packed-on",
                row -> found.addAll(PackedDay.read(row.getString(1)).intervals()),
                child,
                day.toString());
        found.sort(Comparator.comparing(Interval::from));
        return found;
    }

    static Optional<Duration> length(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /// Calendar time by the anchor of the event, or by the wall clock where the anchor is of another boot.
    static Instant instant(ResultSet row) throws SQLException {
        if (!row.getString(1).equals(row.getString(5))) {
            return Instant.ofEpochMilli(row.getLong(3));
        }
        return Instant.ofEpochMilli(row.getLong(7) + row.getLong(2) - row.getLong(6));
    }
}
