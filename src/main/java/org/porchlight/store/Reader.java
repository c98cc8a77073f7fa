package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.DayNote.Sort;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// Reads this device's part of the ledger.
final class Reader {
    /// The greatest distance of a local day's start from the same date's midnight in UTC.
    private static final Duration ZONES = Duration.ofHours(14);

    private final Database database;
    private final Bytes device;

    Reader(Database database, Bytes device) {
        this.database = database;
        this.device = device;
    }

    /// Events whose day is `from` or later, and before them pauses and openings that end later than it begins.
    List<Event> eventsSince(LocalDate from) throws SQLException, StoreException {
        long begins = from.atStartOfDay(ZoneOffset.UTC).toInstant().minus(ZONES).toEpochMilli();
        return database.query("events-since-day", Reader::event, device, from.toString(), begins);
    }

    private static Event event(ResultSet row) throws SQLException, StoreException {
        var body = BodyJson.read(row.getString(7));
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
        throw new StoreException("reading an event: this program does not know the actor \"" + text + "\"");
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
                        Reason.valueOf(row.getString(11))));
    }

    Optional<DayAccount> account(ChildId child, LocalDate day) throws SQLException, StoreException {
        var key = Projections.key(child);
        var intervals = database.query("day-intervals", Reader::interval, device, key, day.toString());
        return database
                .query(
                        "day",
                        row -> new DayAccount(
                                child,
                                day,
                                length(row, 3),
                                Duration.ofMillis(row.getLong(4)),
                                Duration.ofMillis(row.getLong(5)),
                                Bytes.of(row.getBytes(2)).hex(),
                                intervals),
                        device,
                        key,
                        day.toString())
                .stream()
                .findFirst();
    }

    private static Interval interval(ResultSet row) throws SQLException {
        return new Interval(
                Instant.ofEpochMilli(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                Duration.ofMillis(row.getLong(3)),
                Kind.valueOf(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Reason.valueOf(row.getString(6)),
                row.getBoolean(7));
    }

    private static Optional<Duration> length(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /// What happened on a day. A fact that is about no child is of the day by the zone in which the day was opened.
    List<DayNote> notes(ChildId child, LocalDate day) throws SQLException, StoreException {
        var key = Projections.key(child);
        var zone = database.query("day", row -> ZoneId.of(row.getString(1)), device, key, day.toString()).stream()
                .findFirst();
        var found = new ArrayList<DayNote>();
        database.each(
                "notes",
                row -> {
                    var at = instant(row);
                    var note = note(at, BodyJson.read(row.getString(4)).fact());
                    boolean ofDay = row.getString(8) != null
                            || (zone.isPresent()
                                    && at.atZone(zone.get()).toLocalDate().equals(day));
                    if (ofDay && note.isPresent()) {
                        found.add(note.get());
                    }
                },
                device,
                day.toString(),
                key);
        return found;
    }

    /// Calendar time by the anchor of the event, or by the wall clock where the anchor is of another boot.
    private static Instant instant(ResultSet row) throws SQLException {
        if (!row.getString(1).equals(row.getString(5))) {
            return Instant.ofEpochMilli(row.getLong(3));
        }
        return Instant.ofEpochMilli(row.getLong(7) + row.getLong(2) - row.getLong(6));
    }

    private static Optional<DayNote> note(Instant at, Fact fact) {
        var child = fact.about();
        return switch (fact) {
            case Fact.GuardStarted _ -> Optional.of(new DayNote(at, Sort.GUARD_STARTED, child, "", 0));
            case Fact.PolicyStored _ -> Optional.of(new DayNote(at, Sort.POLICY_STORED, child, "", 0));
            case Fact.Granted granted ->
                Optional.of(new DayNote(
                        at, Sort.GRANTED, child, "", granted.amount().toSeconds()));
            case Fact.Paused(var _, var from, var until) ->
                Optional.of(new DayNote(
                        at,
                        Sort.PAUSED,
                        child,
                        "",
                        Duration.between(from, until).toSeconds()));
            case Fact.Unpaused _ -> Optional.of(new DayNote(at, Sort.UNPAUSED, child, "", 0));
            case Fact.LimitReached _ -> Optional.of(new DayNote(at, Sort.LIMIT_REACHED, child, "", 0));
            case Fact.ProgramDenied(var _, var path, var _) ->
                Optional.of(new DayNote(at, Sort.PROGRAM_DENIED, child, path, 0));
            case Fact.SiteDenied(var _, var host, var _) ->
                Optional.of(new DayNote(at, Sort.SITE_DENIED, child, host, 0));
            case Fact.DayOpened _, Fact.IntervalClosed _ -> Optional.empty();
        };
    }

    List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws SQLException, StoreException {
        var days = new HashMap<LocalDate, Day>();
        database.each(
                "days",
                row -> {
                    var day = day(days, row);
                    day.budget = length(row, 2);
                    day.counted = Duration.ofMillis(row.getLong(3));
                    day.limitHits = row.getInt(4);
                },
                device,
                Projections.key(child),
                from.toString(),
                to.toString());
        database.each(
                "days-titles",
                row -> day(days, row).byTitle.put(row.getString(2), Duration.ofMillis(row.getLong(3))),
                device,
                Projections.key(child),
                from.toString(),
                to.toString());
        database.each(
                "days-denied",
                row -> day(days, row).denied(row.getString(2)).put(row.getString(3), row.getInt(4)),
                device,
                Projections.key(child),
                from.toString(),
                to.toString());
        return from.datesUntil(to.plusDays(1))
                .map(date -> days.getOrDefault(date, new Day()).facts(date))
                .toList();
    }

    private static Day day(Map<LocalDate, Day> days, ResultSet row) throws SQLException {
        return days.computeIfAbsent(LocalDate.parse(row.getString(1)), _ -> new Day());
    }

    /// A day while its rows are read.
    private static final class Day {
        private Optional<Duration> budget = Optional.empty();
        private Duration counted = Duration.ZERO;
        private int limitHits;
        private final Map<String, Duration> byTitle = new HashMap<>();
        private final Map<String, Integer> programs = new HashMap<>();
        private final Map<String, Integer> sites = new HashMap<>();

        Map<String, Integer> denied(String type) {
            return type.equals("program-denied") ? programs : sites;
        }

        DayFacts facts(LocalDate date) {
            return new DayFacts(date, budget, counted, byTitle, limitHits, programs, sites);
        }
    }
}
