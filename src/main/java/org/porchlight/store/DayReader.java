package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayBalance;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.Look;
import org.porchlight.port.StoreException;

/// Reads what reports are made from: days as sums over all PCs, who looked.
final class DayReader {
    private final Database database;
    private final Bytes device;

    DayReader(Database database, Bytes device) {
        this.database = database;
        this.device = device;
    }

    /// One for each day from `from` to `to`, both inside.
    List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws SQLException, StoreException {
        var days = new HashMap<LocalDate, Day>();
        each("days", child, from, to, days, (day, row) -> day.take(row, device));
        each(
                "days-granted-twice",
                child,
                from,
                to,
                days,
                (day, row) -> day.granted = day.granted.minusMillis(row.getLong(2)));
        each(
                "days-kinds",
                child,
                from,
                to,
                days,
                (day, row) -> day.kinds.put(Kind.valueOf(row.getString(2)), Duration.ofMillis(row.getLong(3))));
        each(
                "days-titles",
                child,
                from,
                to,
                days,
                (day, row) -> day.titles.put(row.getString(2), Duration.ofMillis(row.getLong(3))));
        each(
                "days-denied",
                child,
                from,
                to,
                days,
                (day, row) -> day.denied(row.getString(2)).put(row.getString(3), row.getInt(4)));
        return from.datesUntil(to.plusDays(1))
                .map(date -> days.getOrDefault(date, new Day()).facts(child, date))
                .toList();
    }

    private interface Taking {
        void take(Day day, ResultSet row) throws SQLException;
    }

    private void each(
            String query, ChildId child, LocalDate from, LocalDate to, Map<LocalDate, Day> days, Taking taking)
            throws SQLException, StoreException {
        database.each(
                query,
                row -> taking.take(days.computeIfAbsent(LocalDate.parse(row.getString(1)), _ -> new Day()), row),
                Projections.key(child),
                from.toString(),
                to.toString());
    }

    /// The first look of each parent at each thing on a day, in order.
    List<Look> looks(ChildId child, LocalDate day) throws SQLException, StoreException {
        var found = new ArrayList<Look>();
        database.each(
                "looks",
                row -> {
                    if (Reader.body(row).fact() instanceof Fact.Looked looked) {
                        found.add(new Look(Reader.instant(row), row.getString(8), looked.at()));
                    }
                },
                Projections.key(child),
                day.toString());
        found.sort(Comparator.comparing(Look::at));
        var told = new HashSet<String>();
        found.removeIf(look -> !told.add(look.by() + " " + look.what()));
        return found;
    }

    /// The first of the last `count` days that were opened; nothing when there were fewer.
    Optional<LocalDate> openedSince(int count) throws SQLException, StoreException {
        return database.query("opened-since", row -> LocalDate.parse(row.getString(1)), count - 1).stream()
                .findFirst();
    }

    /// The first day of a child of which there are intervals.
    Optional<LocalDate> firstInterval(ChildId child) throws SQLException, StoreException {
        return database.query("first-interval", row -> Optional.ofNullable(row.getString(1)), Projections.key(child))
                .getFirst()
                .map(LocalDate::parse);
    }

    /// A day while its rows are read.
    private static final class Day {
        private boolean opened;
        private Optional<Duration> budget = Optional.empty();
        private Duration carry = Duration.ZERO;
        private Duration debt = Duration.ZERO;
        private Duration finish = Duration.ZERO;
        private Trust trust = Trust.FULL;
        private Duration counted = Duration.ZERO;
        private int limitHits;
        private DayFacts.Rests rests = DayFacts.Rests.NONE;
        private DayFacts.Asked asked = DayFacts.Asked.NOTHING;
        private Duration granted = Duration.ZERO;
        private Duration corrected = Duration.ZERO;
        private Optional<String> receipt = Optional.empty();
        private boolean closedHere;
        private final Map<Kind, Duration> kinds = new EnumMap<>(Kind.class);
        private final Map<String, Duration> titles = new HashMap<>();
        private final Map<String, Integer> programs = new HashMap<>();
        private final Map<String, Integer> sites = new HashMap<>();

        /// Adds one PC's part; they come with the newest word on the day last.
        ///
        /// @param self this PC, whose receipt is the one that counts where several closed the day
        void take(ResultSet row, Bytes self) throws SQLException {
            boolean says = row.getInt(13) != DayParts.VOID;
            if (!row.wasNull()) {
                opened = says;
                budget = Reader.length(row, 2);
                trust = Trust.valueOf(row.getString(15));
                carry = Duration.ofMillis(row.getLong(16));
                debt = Duration.ofMillis(row.getLong(17));
            }
            // Taken once a day, on whichever PC.
            var taken = Duration.ofMillis(row.getLong(18));
            finish = taken.compareTo(finish) > 0 ? taken : finish;
            counted = counted.plusMillis(row.getLong(3));
            limitHits += row.getInt(4);
            rests = new DayFacts.Rests(
                    rests.taken() + row.getInt(5),
                    rests.rested().plusMillis(row.getLong(6)),
                    rests.unrested().plusMillis(row.getLong(7)));
            asked = new DayFacts.Asked(asked.times() + row.getInt(8), asked.approved() + row.getInt(9));
            granted = granted.plusMillis(row.getLong(10));
            corrected = corrected.plusMillis(row.getLong(11));
            var closing = row.getBytes(12);
            if (closing != null && !closedHere) {
                receipt = Optional.of(Receipt.of(closing));
                closedHere = Bytes.of(row.getBytes(14)).equals(self);
            }
        }

        Map<String, Integer> denied(String type) {
            return type.equals("program-denied") ? programs : sites;
        }

        /// What has no name any more is only in the number.
        private static Denials denials(Map<String, Integer> names) {
            int times = names.values().stream().mapToInt(more -> more).sum();
            var named = new HashMap<>(names);
            named.remove("");
            return new Denials(OptionalInt.of(times), named);
        }

        /// What the day gave; nothing when no PC opened it, or the newest word is that it has not begun.
        private Optional<DayBalance> balance(ChildId child, LocalDate date) {
            return Optional.of(DayBalance.of(new DayAccount(
                            child, date, budget, carry, granted, debt, finish, corrected, counted, trust, "", receipt,
                            List.of())))
                    .filter(_ -> opened);
        }

        DayFacts facts(ChildId child, LocalDate date) {
            var balance = balance(child, date);
            return new DayFacts(
                    date,
                    balance.flatMap(DayBalance::budget),
                    balance.flatMap(DayBalance::capacity),
                    counted.isNegative() ? Duration.ZERO : counted,
                    kinds,
                    titles,
                    DayFacts.categories(titles),
                    limitHits,
                    rests,
                    asked,
                    new DayFacts.Given(granted, corrected),
                    denials(programs),
                    denials(sites),
                    receipt);
        }
    }
}
