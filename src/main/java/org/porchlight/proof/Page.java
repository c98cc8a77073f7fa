package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.porchlight.core.account.Kind;

/// What the oracle writes down about one child: a tape of what was when, and a sheet for each day, which can be made
/// anew from the tape whenever the calendar turns out to be another. In milliseconds.
final class Page {
    /// A stretch of one kind at a place of a segment.
    ///
    /// @param group of the program in front
    private record Run(Segment segment, long from, long length, Kind kind, Optional<String> group, Laid laid) {
        long calendar() {
            return segment.begins + from;
        }

        boolean goesOnWith(Run next) {
            return segment == next.segment
                    && kind == next.kind
                    && group.equals(next.group)
                    && laid.equals(next.laid)
                    && from + length == next.from;
        }
    }

    /// An amount that parents gave at a place of a segment.
    private record Gift(Segment segment, long from, long amount, Laid laid) {}

    private final List<Run> tape = new ArrayList<>();
    private final List<Gift> gifts = new ArrayList<>();
    final NavigableMap<LocalDate, Sheet> sheets = new TreeMap<>();

    /// The day that it was last.
    private LocalDate entered = LocalDate.MIN;

    /// What holds now; the oracle keeps it up to date.
    PlainRules rules;

    Page(PlainRules rules) {
        this.rules = rules;
    }

    /// The sheets as they are, to be written on without a trace here.
    Page copy() {
        var copy = new Page(rules);
        copy.entered = entered;
        sheets.forEach((day, sheet) -> copy.sheets.put(day, sheet.copy()));
        return copy;
    }

    /// A kind lasted for a while from a place of a segment on.
    void lasted(Segment segment, long from, long length, Kind kind, Optional<String> group, HomeTime home) {
        if (length <= 0) {
            return;
        }
        var run = new Run(segment, from, length, kind, group.filter(_ -> kind.isSpent()), Laid.out(segment, home));
        enter(run);
        if (!tape.isEmpty() && tape.getLast().goesOnWith(run)) {
            var last = tape.removeLast();
            run = new Run(segment, last.from(), last.length() + length, kind, run.group(), run.laid());
        }
        tape.add(run);
    }

    void given(Segment segment, long amount, HomeTime home) {
        var gift = new Gift(segment, segment.length, amount, Laid.out(segment, home));
        gifts.add(gift);
        enter(gift);
    }

    /// A parent takes back what was counted of a day, at most all of it. What was too much of it is owed no more, and
    /// the
    /// days after it follow.
    void correct(LocalDate day, long amount, LocalDate today) {
        var sheet = sheets.get(day);
        if (sheet != null && amount <= sheet.spent()) {
            long before = over(day, sheet.spent());
            sheet.corrected += amount;
            long less = before - over(day, sheet.spent());
            sheet.owed = Math.max(0, sheet.owed - less);
            fold(today);
        }
    }

    private void enter(Gift gift) {
        sheet(gift.laid().home().date(gift.segment().begins + gift.from())).granted += gift.amount();
    }

    /// Adds a run to the sheets, cut at midnight.
    private void enter(Run run) {
        var home = run.laid().home();
        long at = run.calendar();
        long end = at + run.length();
        while (at < end) {
            long day = home.day(at);
            long stop = home.day(end - 1) == day ? end : Math.min(end, home.startAfter(day));
            var sheet = sheet(LocalDate.ofEpochDay(day));
            long part = stop - at;
            sheet.kinds.merge(run.kind(), part, Long::sum);
            run.group().ifPresent(group -> sheet.groups.merge(group, part, Long::sum));
            at = stop;
        }
    }

    Sheet sheet(LocalDate day) {
        var found = sheets.get(day);
        if (found != null) {
            return found;
        }
        // A day that is opened late, because use turned out to lie in it, is opened by what holds now.
        var sheet = new Sheet(rules);
        sheets.put(day, sheet);
        return sheet;
    }

    /// The calendar is another than was thought: everything is entered anew, false days vanish, and what was used too
    /// much on a day is owed by the days after it.
    ///
    /// @param home the household's zone of now
    void redate(LocalDate today, HomeTime home) {
        tape.replaceAll(run -> new Run(
                run.segment(),
                run.from(),
                run.length(),
                run.kind(),
                run.group(),
                run.laid().again(run.segment(), home)));
        gifts.replaceAll(gift ->
                new Gift(gift.segment(), gift.from(), gift.amount(), gift.laid().again(gift.segment(), home)));
        var before = new TreeMap<LocalDate, Long>();
        sheets.forEach((day, sheet) -> before.put(day, sheet.spent()));
        for (var sheet : sheets.values()) {
            sheet.kinds.clear();
            sheet.groups.clear();
            sheet.granted = 0;
        }
        tape.forEach(this::enter);
        gifts.forEach(this::enter);
        sheets.entrySet()
                .removeIf(day -> day.getKey().isAfter(today) && !day.getValue().isLivedIn());
        fold(today, (day, sheet) -> {
            long more = over(day, sheet.spent()) - over(day, before.getOrDefault(day, 0L));
            sheet.owed = Math.max(0, sheet.owed + more);
        });
    }

    /// Carries and debts of all days up to one, from the first on.
    void fold(LocalDate today) {
        fold(today, (_, _) -> {});
    }

    /// @param begun is shown each day that is written, with what the days before leave it
    private void fold(LocalDate today, BiConsumer<LocalDate, Sheet> begun) {
        long carry = 0;
        long debt = 0;
        var last = rules;
        for (var day = first(today); !day.isAfter(today); day = day.plusDays(1)) {
            var written = sheets.get(day);
            var sheet = written != null ? written : new Sheet(last);
            if (!sheet.opened && !sheet.isLivedIn()) {
                // Nobody was there to open it: it is as the day before left it.
                sheet.rules = last;
            }
            last = sheet.rules;
            sheet.carry = carry;
            sheet.debt = debt;
            if (written != null) {
                begun.accept(day, sheet);
            }
            carry = sheet.carryAfter(day);
            debt = sheet.debtAfter(day);
        }
    }

    private LocalDate first(LocalDate today) {
        return sheets.isEmpty() ? today : sheets.firstKey();
    }

    /// How much more a use would be than the day had, whatever it owes: an unpaid debt goes on by itself.
    private long over(LocalDate day, long spent) {
        var sheet = sheet(day);
        long base = sheet.base(day);
        return base == Long.MAX_VALUE ? 0 : Math.max(0, spent - base - sheet.granted - sheet.finish);
    }

    /// What is left of the day by itself; below nothing when more was used.
    private long left(LocalDate day) {
        var sheet = sheet(day);
        long base = sheet.base(day);
        if (base == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return base + sheet.granted + sheet.finish - (sheet.pays(day) ? sheet.debt : 0) - sheet.spent();
    }

    /// What is limited on a day, in the order in which it is named.
    enum Limit {
        MONTH,
        WEEK,
        DAY,
        OWN;

        static final List<Limit> ALL = List.of(values());
    }

    /// What is left of everything that is limited on a day.
    long leftOfAll(LocalDate day) {
        long least = Long.MAX_VALUE;
        for (var limit : Limit.ALL) {
            least = Math.min(least, left(limit, day));
        }
        return least;
    }

    /// What is left of one limit on a day; without end where there is none.
    long left(Limit limit, LocalDate day) {
        var sheet = sheet(day);
        var rules = sheet.rules;
        return switch (limit) {
            case MONTH -> less(rules.monthBudget(day), () -> spentFrom(day.withDayOfMonth(1), day));
            case WEEK -> less(rules.weekBudget(day), () -> spentFrom(rules.weekStart(day), day));
            case DAY -> left(day);
            case OWN -> less(rules.ownLimit(day), sheet::spent);
        };
    }

    private static long less(Optional<Duration> amount, LongSupplier spent) {
        return amount.map(most -> most.toMillis() - spent.getAsLong()).orElse(Long.MAX_VALUE);
    }

    private long spentFrom(LocalDate first, LocalDate last) {
        long spent = 0;
        for (var sheet : sheets.subMap(first, true, last, true).values()) {
            spent += sheet.spent();
        }
        return spent;
    }

    /// It is a day now; it is opened if it was not yet. One that comes again follows from what was meanwhile, and a
    /// clock that is believed now vouches for what was opened with reserve.
    void enterDay(LocalDate day, boolean sure, BooleanSupplier normallySynced) {
        var sheet = sheet(day);
        sheet.rules = rules;
        boolean comes = !day.equals(entered);
        entered = day;
        if (sure && outstanding() > 0) {
            attested(day);
        }
        if (!sheet.opened) {
            sheet.opened = true;
            sheet.trust = sure || !normallySynced.getAsBoolean() ? Sheet.Trust.FULL : provisional();
        } else if (!comes) {
            return;
        }
        fold(day);
    }

    private Sheet.Trust provisional() {
        return outstanding() < 2 ? Sheet.Trust.PROVISIONAL : Sheet.Trust.UNOPENED;
    }

    private int outstanding() {
        int count = 0;
        for (var sheet : sheets.values()) {
            count += sheet.trust == Sheet.Trust.FULL ? 0 : 1;
        }
        return count;
    }

    /// Somebody who knows says what time it is: what was opened with reserve is open.
    void attested(LocalDate today) {
        sheets.values().forEach(sheet -> sheet.trust = Sheet.Trust.FULL);
        fold(today);
    }
}
