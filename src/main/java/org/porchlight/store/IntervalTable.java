package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Dated;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.Shift;
import org.porchlight.port.StoreException;

/// Intervals as they lie on the calendar now, and the sums that follow from them.
final class IntervalTable {
    private final Database database;

    IntervalTable(Database database) {
        this.database = database;
    }

    private record Row(Bytes device, long seq, int part, int anchor, Bytes child, Dated dated) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    Bytes.of(row.getBytes(17)),
                    row.getLong(14),
                    row.getInt(15),
                    row.getInt(16),
                    Bytes.of(row.getBytes(1)),
                    new Dated(LocalDate.parse(row.getString(2)), interval(row, 3)));
        }
    }

    /// The interval whose columns begin with `column`: from, to, length, kind, title, why, recovered, group, place.
    static Interval interval(ResultSet row, int column) throws SQLException {
        var boot = row.getString(column + 8);
        return new Interval(
                Instant.ofEpochMilli(row.getLong(column)),
                Instant.ofEpochMilli(row.getLong(column + 1)),
                Duration.ofMillis(row.getLong(column + 2)),
                Kind.valueOf(row.getString(column + 3)),
                Optional.ofNullable(row.getString(column + 4)),
                Reason.valueOf(row.getString(column + 5)),
                row.getBoolean(column + 6),
                Optional.ofNullable(row.getString(column + 7)),
                boot == null
                        ? Optional.empty()
                        : Optional.of(new Ruled(
                                new BootId(boot),
                                Duration.ofMillis(row.getLong(column + 9)),
                                Duration.ofMillis(row.getLong(column + 10)))));
    }

    /// Adds an interval as it was written.
    void add(Folded event, ChildId child, Dated dated) throws SQLException, StoreException {
        put(new Row(event.device(), event.seq(), 0, event.anchor(), Projections.key(child), dated));
    }

    /// Moves what was written under earlier anchors, by whichever PC: a boot is one PC's alone.
    void move(Folded event, Fact.Redated redated) throws SQLException, StoreException {
        var zone = ZoneId.of(redated.zone());
        var boots = new HashSet<String>();
        for (var shift : redated.shifts()) {
            if (boots.add(shift.boot().value())) {
                var rows =
                        database.query("intervals-at", Row::read, shift.boot().value(), event.anchor());
                for (var row : rows) {
                    move(row, row.dated().moved(zone, redated.shifts()));
                }
            }
            moveGrants(event, shift, zone);
        }
    }

    private void move(Row row, List<Dated> parts) throws SQLException, StoreException {
        if (parts.equals(List.of(row.dated()))) {
            return;
        }
        int part = database.query("parts-of", found -> found.getInt(1), row.device(), row.seq())
                        .getFirst()
                + 1;
        database.update("unfold-interval", row.device(), row.seq(), row.part());
        count(row, -1);
        for (var moved : parts) {
            put(new Row(row.device(), row.seq(), part, row.anchor(), row.child(), moved));
            part++;
        }
    }

    /// Takes away what events up to one told of a day, and from the sums of the day what it lasted.
    void drop(Bytes device, Bytes child, LocalDate day, long upto, DaySums sums) throws SQLException, StoreException {
        database.each("intervals-on", row -> sums.add(interval(row, 3), -1), device, child, day.toString(), upto);
        database.update("unfold-intervals", device, child, day.toString(), upto);
    }

    private void put(Row row) throws SQLException, StoreException {
        var interval = row.dated().interval();
        var place = interval.place();
        database.update(
                "fold-interval",
                row.device(),
                row.seq(),
                row.part(),
                row.child(),
                row.dated().day().toString(),
                interval.from().toEpochMilli(),
                interval.to().toEpochMilli(),
                interval.length().toMillis(),
                interval.kind().name(),
                interval.title().isPresent() ? interval.title().get() : null,
                interval.why().name(),
                interval.recovered() ? 1 : 0,
                interval.group().isPresent() ? interval.group().get() : null,
                row.anchor(),
                place.isPresent() ? place.get().boot().value() : null,
                place.isPresent() ? place.get().from().toMillis() : null,
                place.isPresent() ? place.get().to().toMillis() : null);
        count(row, 1);
    }

    private void count(Row row, int sign) throws SQLException, StoreException {
        new DaySums()
                .add(row.dated().interval(), sign)
                .put(database, row.device(), row.child(), row.dated().day());
    }

    private record Given(Bytes device, long seq, Bytes child, String day, long amount, long at) {}

    private void moveGrants(Folded event, Shift shift, ZoneId zone) throws SQLException, StoreException {
        var grants = database.query(
                "grants-at",
                row -> new Given(
                        Bytes.of(row.getBytes(1)),
                        row.getLong(2),
                        Bytes.of(row.getBytes(3)),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6)),
                shift.boot().value(),
                shift.from().toMillis(),
                shift.to().toMillis(),
                event.anchor());
        for (var grant : grants) {
            long at = grant.at() + shift.by().toMillis();
            var day = CivilDays.of(Instant.ofEpochMilli(at), zone).toString();
            database.update("move-grant", day, at, grant.device(), grant.seq());
            give(grant, grant.day(), -grant.amount());
            give(grant, day, grant.amount());
        }
    }

    private void give(Given grant, String day, long amount) throws SQLException, StoreException {
        if (!Projections.isKept(database, grant.device(), grant.child(), day)) {
            database.update("fold-granted", grant.device(), grant.child(), day, amount);
        }
    }
}
