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
    private final Database database;
    private final Bytes self;

    /// @param self this PC, which packs
    Packing(Database database, Bytes self) {
        this.database = database;
        this.self = self;
    }

    /// One device's part of a child's day.
    ///
    /// @param upto number of the last event that told an interval of it
    private record Part(Bytes device, Bytes child, String day, long upto) {}

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
    /// packed.
    List<Fact.DayPacked> of(LocalDate day) throws SQLException, StoreException {
        var found = new ArrayList<Fact.DayPacked>();
        for (var part : database.query("unpacked-on", Packing::part, self, day.toString())) {
            var intervals = intervals(part);
            var parts = PackedIntervals.parts(intervals.stream()
                    .sorted(Comparator.comparing(Interval::from))
                    .toList());
            for (int no = 0; no < parts.size(); no++) {
                found.add(new Fact.DayPacked(
                        new ChildId(part.child().text()), day, part.device().hex(), upto(part), no, parts.get(no)));
            }
        }
        return found;
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(Bytes.of(row.getBytes(1)), Bytes.of(row.getBytes(2)), row.getString(3), row.getLong(4));
    }

    /// With those that were packed before, for the newest word on a day is all there is.
    private List<Interval> intervals(Part part) throws SQLException, StoreException {
        var found = new ArrayList<Interval>();
        database.each(
                "packed-of-device",
                row -> found.addAll(PackedDay.read(row.getString(1)).intervals()),
                part.device(),
                part.child(),
                part.day());
        found.addAll(database.query(
                "intervals-on",
                row -> IntervalTable.interval(row, 3),
                part.device(),
                part.child(),
                part.day(),
                part.upto()));
        return found;
    }

    /// Beyond what was packed before, so that this is the newer word.
    private long upto(Part part) throws SQLException, StoreException {
        return database.query("packed-by", row -> row.getLong(2) + 1, part.device(), part.child(), part.day()).stream()
                .reduce(part.upto(), Math::max);
    }
}
