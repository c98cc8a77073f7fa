package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
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
    private final Bytes self;
    private final String policy;

    /// @param self this PC, whose receipt is the one that counts where several closed a day
    /// @param policy version of the one that is in force, which a day that was opened under it need not name
    DayDigest(Database database, Bytes self, String policy) {
        this.database = database;
        this.self = self;
        this.policy = policy;
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
        var bare = new Fact.DayClosed(new ChildId(one.child().text()), LocalDate.parse(one.day()), totals(one));
        return new Fact.DayClosed(bare.child(), bare.day(), bare.totals(), Optional.of(day.kept(one, bare)));
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

    /// A day while its rows are read: what it gives and what was used is what [DayParts] says, what happened is added
    /// up.
    private final class Row {
        private final DayParts parts = new DayParts(self);
        private Duration owed = Duration.ZERO;
        private int limitHits;
        private int requests;
        private int approved;
        private int rests;
        private Duration rested = Duration.ZERO;
        private Duration unrested = Duration.ZERO;

        void add(ResultSet row) throws SQLException {
            parts.take(row);
            owed = longer(owed, Duration.ofMillis(row.getLong(14)));
            limitHits += row.getInt(15);
            requests += row.getInt(16);
            approved += row.getInt(17);
            rests += row.getInt(18);
            rested = rested.plusMillis(row.getLong(19));
            unrested = unrested.plusMillis(row.getLong(20));
        }

        DayKept kept(Of one, Fact.DayClosed of) throws SQLException, StoreException {
            var twice = database.query(
                            "granted-twice", row -> Duration.ofMillis(row.getLong(1)), one.child(), one.day())
                    .getFirst();
            var account = parts.account(of.child(), of.day(), twice, List.of());
            return new DayKept(
                    account.isPresent() ? parts.zone().map(ZoneId::getId).orElseThrow() : "",
                    account.map(DayAccount::policyVersion)
                            .filter(version -> !version.equals(policy))
                            .orElse(""),
                    account.flatMap(DayAccount::budget),
                    account.map(DayAccount::carry).orElse(Duration.ZERO),
                    account.map(DayAccount::debt).orElse(Duration.ZERO),
                    account.map(DayAccount::trust).orElse(Trust.FULL),
                    parts.granted().minus(twice),
                    parts.corrected(),
                    parts.finish(),
                    owed,
                    limitHits,
                    requests,
                    approved,
                    denied(one, "program-denied"),
                    denied(one, "site-denied"),
                    rests,
                    rested,
                    unrested,
                    parts.closing().map(Bytes::hex));
        }
    }

    private int denied(Of one, String type) throws SQLException, StoreException {
        return database.query("digest-denied", row -> row.getInt(1), one.child(), one.day(), type)
                .getFirst();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
