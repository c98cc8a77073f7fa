package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// The intervals of a day as they lie on the calendar now, to be packed: those of each device and child apart, so that
/// the
/// sums stay that device's.
final class Packing {
    /// The most intervals that are packed at a time, so that whoever waits to write waits a few milliseconds. A usual
    /// day has fewer.
    static final int MOST = 250;

    private final Database database;
    private final Bytes self;

    /// @param self this PC, which packs
    Packing(Database database, Bytes self) {
        this.database = database;
        this.self = self;
    }

    /// One device's part of a child's day.
    private record Part(Bytes device, Bytes child, String day) {
        static Part read(ResultSet row) throws SQLException {
            return new Part(Bytes.of(row.getBytes(1)), Bytes.of(row.getBytes(2)), row.getString(3));
        }
    }

    /// How it was packed before.
    ///
    /// @param by which device
    /// @param no of the last of its parts
    private record Last(Bytes by, long upto, int no) {}

    /// The first day before `before` of which intervals are kept one by one.
    Optional<LocalDate> firstDay(LocalDate before) throws SQLException, StoreException {
        return database
                .query("first-unpacked", row -> Optional.ofNullable(row.getString(1)), self, before.toString())
                .stream()
                .flatMap(Optional::stream)
                .map(LocalDate::parse)
                .findFirst();
    }

    /// What stands for the events that told intervals of a day: one device's part of a child's, the first that is not
    /// packed, or of a very long one as many intervals as are packed at a time.
    List<Fact.DayPacked> of(LocalDate day) throws SQLException, StoreException {
        var found = new ArrayList<Fact.DayPacked>();
        for (var part : database.query("unpacked-on", Part::read, self, day.toString())) {
            found.addAll(of(part));
        }
        return found;
    }

    private List<Fact.DayPacked> of(Part part) throws SQLException, StoreException {
        var last = database
                .query(
                        "packed-parts",
                        row -> new Last(Bytes.of(row.getBytes(1)), row.getLong(3), row.getInt(4)),
                        part.device(),
                        part.child(),
                        part.day())
                .stream()
                .reduce((_, later) -> later);
        if (last.isPresent() && !last.get().by().equals(self)) {
            return again(part, last.get());
        }
        // Of what was packed before nothing may lie by itself any more.
        long upto = Math.max(bounded(part), last.map(Last::upto).orElse(0L));
        return facts(part, upto, intervals(part, upto), last.map(Last::no).orElse(-1) + 1);
    }

    /// What another PC packed is packed again with all that came since, and is the newer word: on one part of a day one
    /// PC has it.
    private List<Fact.DayPacked> again(Part part, Last last) throws SQLException, StoreException {
        var all = new ArrayList<Interval>();
        database.each(
                "packed-of-device",
                row -> all.addAll(PackedDay.read(row.getString(1)).intervals()),
                part.device(),
                part.child(),
                part.day());
        long upto = Math.max(some(part, Integer.MAX_VALUE).last(), last.upto() + 1);
        all.addAll(intervals(part, upto));
        return facts(part, upto, all, 0);
    }

    private static List<Fact.DayPacked> facts(Part part, long upto, List<Interval> intervals, int first) {
        var parts = PackedIntervals.parts(
                intervals.stream().sorted(Comparator.comparing(Interval::from)).toList());
        var found = new ArrayList<Fact.DayPacked>();
        for (var columns : parts) {
            found.add(new Fact.DayPacked(
                    new ChildId(part.child().text()),
                    LocalDate.parse(part.day()),
                    part.device().hex(),
                    upto,
                    first + found.size(),
                    columns));
        }
        return found;
    }

    private record Some(long last, int count) {}

    /// The last event of as many as are packed at a time. Nothing here takes longer on a day that has more.
    private long bounded(Part part) throws SQLException, StoreException {
        var some = some(part, MOST + 1);
        return some.count() <= MOST
                ? some.last()
                : database.query(
                                "unpacked-after",
                                row -> row.getLong(1),
                                part.device(),
                                part.child(),
                                part.day(),
                                MOST - 1)
                        .getFirst();
    }

    private Some some(Part part, int most) throws SQLException, StoreException {
        return database.query(
                        "last-unpacked",
                        row -> new Some(row.getLong(1), row.getInt(2)),
                        part.device(),
                        part.child(),
                        part.day(),
                        most)
                .getFirst();
    }

    private List<Interval> intervals(Part part, long upto) throws SQLException, StoreException {
        return database.query(
                "intervals-on", row -> IntervalTable.interval(row, 3), part.device(), part.child(), part.day(), upto);
    }
}
