package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.DayKept;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Titles;
import org.porchlight.port.StoreException;

/// What stays of the days of children when their detail is deleted: all that the projections say of them, over all
/// devices of this ledger.
final class DayDigest {
    /// A day of a child.
    private record Of(Bytes child, String day) {}

    private final Database database;

    DayDigest(Database database) {
        this.database = database;
    }

    /// The first day before `before` of which there is detail.
    Optional<LocalDate> firstDay(LocalDate before) throws SQLException, StoreException {
        return database.query("first-detail", row -> Optional.ofNullable(row.getString(1)), before.toString()).stream()
                .flatMap(Optional::stream)
                .map(LocalDate::parse)
                .findFirst();
    }

    /// What stays of a day, for each child that has detail of it.
    List<Fact.DayClosed> of(LocalDate day) throws SQLException, StoreException {
        var found = new ArrayList<Fact.DayClosed>();
        for (var child : database.query("detail-on", row -> Bytes.of(row.getBytes(1)), day.toString())) {
            found.add(of(new Of(child, day.toString())));
        }
        return found;
    }

    private Fact.DayClosed of(Of one) throws SQLException, StoreException {
        var day = new Row();
        database.each("digest-day", day::add, one.child(), one.day());
        database.each(
                "digest-granted", row -> day.granted = day.granted.plusMillis(row.getLong(1)), one.child(), one.day());
        return new Fact.DayClosed(
                new ChildId(one.child().text()), LocalDate.parse(one.day()), totals(one), Optional.of(day.kept(one)));
    }

    private DayTotals totals(Of one) throws SQLException, StoreException {
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        database.each(
                "digest-kinds",
                row -> kinds.put(Kind.valueOf(row.getString(1)), Duration.ofMillis(row.getLong(2))),
                one.child(),
                one.day());
        kinds.values().removeIf(Duration::isZero);
        var titles = new HashMap<String, Duration>();
        database.each(
                "digest-titles",
                row -> titles.put(row.getString(1), Duration.ofMillis(row.getLong(2))),
                one.child(),
                one.day());
        titles.values().removeIf(Duration::isZero);
        return DayTotals.of(new Sums(kinds, Map.of(), titles), Titles::category);
    }

    /// The rows of a day, this PC's first: what was said of the whole day is taken from the first that opened it, what
    /// happened is added up.
    private final class Row {
        private String zone = "";
        private String policy = "";
        private Optional<Duration> budget = Optional.empty();
        private Duration carry = Duration.ZERO;
        private Duration debt = Duration.ZERO;
        private Trust trust = Trust.FULL;
        private Duration granted = Duration.ZERO;
        private Duration corrected = Duration.ZERO;
        private Duration finish = Duration.ZERO;
        private Duration owed = Duration.ZERO;
        private int limitHits;
        private int requests;
        private int approved;
        private int rests;
        private Duration rested = Duration.ZERO;
        private Duration unrested = Duration.ZERO;
        private Optional<String> closing = Optional.empty();

        void add(ResultSet row) throws SQLException {
            var opened = row.getString(1);
            if (opened != null && zone.isEmpty()) {
                zone = opened;
                policy = Bytes.of(row.getBytes(2)).hex();
                budget = length(row, 3);
                carry = Duration.ofMillis(row.getLong(4));
                debt = Duration.ofMillis(row.getLong(5));
                trust = Trust.valueOf(row.getString(6));
            }
            corrected = corrected.plusMillis(row.getLong(7));
            finish = longer(finish, Duration.ofMillis(row.getLong(8)));
            owed = longer(owed, Duration.ofMillis(row.getLong(9)));
            limitHits += row.getInt(10);
            requests += row.getInt(11);
            approved += row.getInt(12);
            rests += row.getInt(14);
            rested = rested.plusMillis(row.getLong(15));
            unrested = unrested.plusMillis(row.getLong(16));
            byte @Nullable [] hash = row.getBytes(13);
            if (hash != null && closing.isEmpty()) {
                closing = Optional.of(Bytes.of(hash).hex());
            }
        }

        DayKept kept(Of one) throws SQLException, StoreException {
            return new DayKept(
                    zone,
                    policy,
                    budget,
                    carry,
                    debt,
                    trust,
                    granted,
                    corrected,
                    finish,
                    owed,
                    limitHits,
                    requests,
                    approved,
                    denied(one, "program-denied"),
                    denied(one, "site-denied"),
                    rests,
                    rested,
                    unrested,
                    closing);
        }
    }

    private int denied(Of one, String type) throws SQLException, StoreException {
        return database.query("digest-denied", row -> row.getInt(1), one.child(), one.day(), type)
                .getFirst();
    }

    private static Optional<Duration> length(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
