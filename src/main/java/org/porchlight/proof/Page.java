package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.ChildRules;

/// What the oracle writes down about one child: a tape of what was when, and a sheet for each day, which can be made
/// anew from the tape whenever the calendar turns out to be another. In milliseconds.
final class Page {
    /// A stretch of one kind at a place of a segment.
    private record Run(Segment segment, long from, long length, Kind kind, HomeTime home) {
        long calendar() {
            return segment.begins + from;
        }

        boolean goesOnWith(Run next) {
            return segment == next.segment && kind == next.kind && home == next.home && from + length == next.from;
        }
    }

    /// An amount that parents gave at a place of a segment.
    private record Gift(Segment segment, long from, long amount, HomeTime home) {}

    /// How far a day was opened.
    enum Trust {
        FULL,
        PROVISIONAL,
        UNOPENED
    }

    private static final long MOST_PROVISIONAL = 30 * 60_000;

    /// One day.
    static final class Sheet {
        ChildRules rules;
        boolean opened;
        Trust trust = Trust.FULL;
        final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        long granted;
        long carry;
        long debt;
        long owed;

        Sheet(ChildRules rules) {
            this.rules = rules;
        }

        long spent() {
            return of(Kind.COUNTED) + of(Kind.UNENFORCED);
        }

        long of(Kind kind) {
            return kinds.getOrDefault(kind, 0L);
        }

        /// Whether anything but sleep lies in it: a parent's word may put the calendar back before it.
        boolean isLivedIn() {
            return kinds.keySet().stream().anyMatch(kind -> kind != Kind.ASLEEP);
        }

        Map<Kind, Duration> lengths() {
            var all = new EnumMap<Kind, Duration>(Kind.class);
            for (var kind : Kind.values()) {
                if (of(kind) > 0) {
                    all.put(kind, Duration.ofMillis(of(kind)));
                }
            }
            return all;
        }
    }

    private final List<Run> tape = new ArrayList<>();
    private final List<Gift> gifts = new ArrayList<>();
    final NavigableMap<LocalDate, Sheet> sheets = new TreeMap<>();

    /// What holds now; the oracle keeps it up to date.
    ChildRules rules;

    Page(ChildRules rules) {
        this.rules = rules;
    }

    /// A kind lasted for a while from a place of a segment on.
    void lasted(Segment segment, long from, long length, Kind kind, HomeTime home) {
        if (length <= 0) {
            return;
        }
        var run = new Run(segment, from, length, kind, home);
        enter(run);
        if (!tape.isEmpty() && tape.getLast().goesOnWith(run)) {
            var last = tape.removeLast();
            run = new Run(segment, last.from(), last.length() + length, kind, home);
        }
        tape.add(run);
    }

    void given(Segment segment, long amount, HomeTime home) {
        var gift = new Gift(segment, segment.length, amount, home);
        gifts.add(gift);
        enter(gift);
    }

    private void enter(Gift gift) {
        sheet(gift.home().date(gift.segment().begins + gift.from())).granted += gift.amount();
    }

    /// Adds a run to the sheets, cut at midnight.
    private void enter(Run run) {
        var home = run.home();
        long at = run.calendar();
        long end = at + run.length();
        while (at < end) {
            long day = home.day(at);
            long stop = home.day(end - 1) == day ? end : Math.min(end, home.startAfter(day));
            sheet(LocalDate.ofEpochDay(day)).kinds.merge(run.kind(), stop - at, Long::sum);
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
    void redate(LocalDate today) {
        var before = new TreeMap<LocalDate, Long>();
        sheets.forEach((day, sheet) -> before.put(day, sheet.spent()));
        for (var sheet : sheets.values()) {
            sheet.kinds.clear();
            sheet.granted = 0;
        }
        tape.forEach(this::enter);
        gifts.forEach(this::enter);
        sheets.entrySet()
                .removeIf(day -> day.getKey().isAfter(today) && !day.getValue().isLivedIn());
        fold(today);
        sheets.forEach((day, sheet) -> {
            long more = over(day, sheet.spent()) - over(day, before.getOrDefault(day, 0L));
            sheet.owed = Math.max(0, sheet.owed + more);
        });
        fold(today);
    }

    /// Carries and debts of all days up to one, from the first on.
    void fold(LocalDate today) {
        long carry = 0;
        long debt = 0;
        var last = rules;
        for (var day = first(today); !day.isAfter(today); day = day.plusDays(1)) {
            var written = sheets.get(day);
            var sheet = written != null ? written : new Sheet(last);
            last = sheet.rules;
            sheet.carry = carry;
            sheet.debt = debt;
            carry = carryAfter(day, sheet);
            debt = debtAfter(day, sheet);
        }
    }

    private LocalDate first(LocalDate today) {
        return sheets.isEmpty() ? today : sheets.firstKey();
    }

    private static long carryAfter(LocalDate day, Sheet sheet) {
        long most = sheet.rules.carryOver(day.plusDays(1)).toMillis();
        var budget = sheet.rules.budget(day);
        if (budget.isEmpty() || sheet.trust == Trust.UNOPENED) {
            return sheet.carry;
        }
        long own = budget.get().value().toMillis();
        long base = base(day, sheet);
        long had = sheet.trust == Trust.FULL || own == 0 ? own + sheet.carry : base;
        long paid = base > 0 ? sheet.debt : 0;
        return Math.min(most, Math.max(0, had - paid - sheet.spent()));
    }

    private static long debtAfter(LocalDate day, Sheet sheet) {
        long base = base(day, sheet);
        long paid = base > 0 && base != Long.MAX_VALUE ? Math.min(sheet.debt, base + sheet.granted) : 0;
        return sheet.debt - paid + sheet.owed;
    }

    /// Budget and carry of a day; without a budget it is without end.
    private static long base(LocalDate day, Sheet sheet) {
        var budget = sheet.rules.budget(day);
        long own = budget.map(said -> said.value().toMillis()).orElse(Long.MAX_VALUE);
        long full = own == 0 || own == Long.MAX_VALUE ? own : own + sheet.carry;
        return switch (sheet.trust) {
            case FULL -> full;
            case PROVISIONAL -> Math.min(full, MOST_PROVISIONAL);
            case UNOPENED -> 0;
        };
    }

    /// How much more a use would be than the day had.
    private long over(LocalDate day, long spent) {
        long left = left(day);
        return left == Long.MAX_VALUE ? 0 : Math.max(0, spent - sheet(day).spent() - left);
    }

    /// What is left of the day by itself; below nothing when more was used.
    private long left(LocalDate day) {
        var sheet = sheet(day);
        long base = base(day, sheet);
        if (base == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return base + sheet.granted - (base > 0 ? sheet.debt : 0) - sheet.spent();
    }

    /// What is left of everything that is limited on a day.
    long leftOfAll(LocalDate day) {
        var sheet = sheet(day);
        var rules = sheet.rules;
        long left = left(day);
        long own = rules.ownLimit()
                .map(said -> said.value().toMillis() - sheet.spent())
                .orElse(Long.MAX_VALUE);
        long week = rules.weekBudget(day)
                .map(said -> said.value().toMillis() - spentFrom(rules.weekStart(day), day))
                .orElse(Long.MAX_VALUE);
        long month = rules.monthBudget(day)
                .map(said -> said.value().toMillis() - spentFrom(day.withDayOfMonth(1), day))
                .orElse(Long.MAX_VALUE);
        return Math.min(Math.min(left, own), Math.min(week, month));
    }

    private long spentFrom(LocalDate first, LocalDate last) {
        return sheets.subMap(first, true, last, true).values().stream()
                .mapToLong(Sheet::spent)
                .sum();
    }

    /// It is a day now; it is opened if it was not yet.
    void enterDay(LocalDate day, boolean sure, boolean normallySynced) {
        var sheet = sheet(day);
        sheet.rules = rules;
        if (sheet.opened) {
            return;
        }
        sheet.opened = true;
        if (!sure && normallySynced) {
            long outstanding = sheets.values().stream()
                    .filter(other -> other.trust != Trust.FULL)
                    .count();
            sheet.trust = outstanding < 2 ? Trust.PROVISIONAL : Trust.UNOPENED;
        }
        fold(day);
    }

    /// Somebody who knows says what time it is: what was opened with reserve is open.
    void attested(LocalDate today) {
        sheets.values().forEach(sheet -> sheet.trust = Trust.FULL);
        fold(today);
    }
}
