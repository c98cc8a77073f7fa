package org.porchlight.core.decide;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.RandomFamily.Entry;
import org.porchlight.core.decide.RandomFamily.Span;

/// What POLICY says, step by step over the minutes, without intervals: at every step it is asked whether the local time
/// is in a window and whether every amount has something left.
final class MinuteWalk {
    private static final int WEEK = 7 * 24 * 60;
    private static final int FAR = 400 * 24 * 60;
    private static final int NO_LIMIT = Integer.MAX_VALUE / 4;

    /// What is known; minutes.
    ///
    /// @param trust 0 full, 1 provisional, 2 not opened
    /// @param given how many days to come are provisional before they are not opened; -1: all are full
    record Known(
            LocalDate day,
            int spent,
            int week,
            int month,
            int carry,
            int granted,
            int debt,
            int finish,
            int owed,
            int trust,
            int given,
            int sat,
            int rested,
            List<Stretch> beyond,
            Optional<Stretch> pause) {}

    /// Half-open, in minutes since the epoch.
    record Stretch(long from, long to) {
        boolean holds(long minute) {
            return from <= minute && minute < to;
        }
    }

    /// @param until, next minutes since the epoch; -1 is none
    /// @param remaining, restIn minutes; -1 is none
    record Answer(String state, String reason, long until, long next, long remaining, long restIn) {}

    private final RandomFamily family;
    private final Known known;

    private LocalDate day;
    private int spent;
    private int week;
    private int month;
    private int carry;
    private int granted;
    private int debt;
    private int finish;
    private int owed;
    private int trust;
    private int given;
    private int budget;
    private List<Span> today = List.of();
    private List<Span> yesterday = List.of();
    private boolean openAllDay;

    MinuteWalk(RandomFamily family, Known known) {
        this.family = family;
        this.known = known;
        this.day = known.day();
    }

    Answer at(long minute) {
        begin(minute);
        if (known.pause().isPresent() && known.pause().get().holds(minute)) {
            long end = known.pause().get().to();
            return new Answer("PAUSED", "PAUSE", end, next(minute, end), 0, -1);
        }
        var closed = closedBy(minute);
        if (!closed.isEmpty()) {
            return new Answer("CLOSED", closed, -1, next(minute, minute), 0, -1);
        }
        var end = end(minute);
        long closes = end.reason().equals("UNLIMITED") ? -1 : end.at();
        long remaining = closes < 0 ? -1 : closes - minute;
        long restIn = -1;
        if (family.restAfter().isPresent()) {
            int sat = known.rested() >= family.restPause() ? 0 : known.sat();
            restIn = Math.max(0, family.restAfter().getAsInt() - sat);
        }
        if (restIn == 0) {
            long taken = minute + family.restPause() - known.rested();
            return new Answer("REST", "REST", closes, next(minute, taken), remaining, 0);
        }
        long until = restIn < 0 ? closes : closes < 0 ? minute + restIn : Math.min(closes, minute + restIn);
        return new Answer("OPEN", end.reason(), until, -1, remaining, restIn);
    }

    private record End(long at, String reason) {}

    private End end(long minute) {
        begin(minute);
        long at = minute;
        while (at - minute <= WEEK) {
            follow(at);
            var closed = closedBy(at);
            if (closed.equals("OUTSIDE_WINDOW")) {
                return new End(at, inWindow(at - family.step()) ? "WINDOW" : "GRANT");
            }
            if (!closed.isEmpty()) {
                return new End(at, closed);
            }
            spent += family.step();
            week += family.step();
            month += family.step();
            at += family.step();
        }
        return new End(at, "UNLIMITED");
    }

    /// The first open minute not before `from`, when nothing is used.
    private long next(long minute, long from) {
        begin(minute);
        for (long at = minute; at - from <= FAR; at += family.step()) {
            follow(at);
            if (at >= from && closedBy(at).isEmpty()) {
                return at;
            }
        }
        return -1;
    }

    private void begin(long minute) {
        day = known.day();
        spent = known.spent();
        week = known.week();
        month = known.month();
        carry = known.carry();
        granted = known.granted();
        debt = known.debt();
        finish = known.finish();
        owed = known.owed();
        trust = known.trust();
        given = known.given();
        look();
        follow(minute);
    }

    private void follow(long minute) {
        var date = date(minute);
        if (!date.isAfter(day)) {
            return;
        }
        // Days that nobody saw go by one by one, but for one that a zone left out.
        var next = day.plusDays(1);
        while (!next.isAfter(date)) {
            if (exists(next)) {
                midnight(next);
                look();
            }
            next = next.plusDays(1);
        }
    }

    private boolean exists(LocalDate date) {
        return !date.atStartOfDay(family.zone()).toLocalDate().isAfter(date);
    }

    private void midnight(LocalDate next) {
        boolean pays = budget > 0 && trust != 2;
        int gives = budget < 0 ? NO_LIMIT : budget == 0 ? 0 : budget + carry;
        gives = trust == 1 ? Math.min(30, gives) : trust == 2 ? 0 : gives;
        int paid = pays ? Math.min(debt, Math.max(0, gives + granted - spent)) : 0;
        int overrun = Math.min(finish, Math.max(0, spent - (gives + granted - paid)));
        if (budget >= 0 && trust != 2) {
            int before = carry + budget;
            before = trust == 1 ? Math.min(30, before) : before;
            int left = Math.max(0, before - (pays ? debt : 0) - spent);
            carry = Math.min(family.carryOver().orElse(0), left);
        }
        debt = debt - paid + overrun + owed;
        finish = 0;
        owed = 0;
        granted = 0;
        trust = given < 0 ? 0 : given > 0 ? 1 : 2;
        given = given > 0 ? given - 1 : given;
        spent = 0;
        week = weekBegins(next) ? 0 : week;
        month = next.getMonth() == day.getMonth() ? month : 0;
        day = next;
    }

    private boolean weekBegins(LocalDate next) {
        var first = family.sundayFirst() ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY;
        return day.plusDays(1).datesUntil(next.plusDays(1)).anyMatch(date -> date.getDayOfWeek() == first);
    }

    private void look() {
        var lines = RandomFamily.on(family.windows(), day);
        openAllDay = lines.isEmpty();
        today = lines.map(Entry::value).orElse(List.of());
        yesterday = RandomFamily.on(family.windows(), day.minusDays(1))
                .map(Entry::value)
                .orElse(List.of());
        budget = RandomFamily.on(family.budget(), day).map(Entry::value).orElse(-1);
    }

    /// Nothing when it is open.
    private String closedBy(long minute) {
        if (!inWindow(minute) && known.beyond().stream().noneMatch(stretch -> stretch.holds(minute))) {
            return "OUTSIDE_WINDOW";
        }
        if (family.month().isPresent() && month >= family.month().getAsInt()) {
            return "MONTH_BUDGET";
        }
        if (family.week().isPresent() && week >= family.week().getAsInt()) {
            return "WEEK_BUDGET";
        }
        if (spent >= capacity()) {
            return "DAY_BUDGET";
        }
        return family.ownLimit().isPresent() && spent >= family.ownLimit().getAsInt() ? "OWN_LIMIT" : "";
    }

    private int capacity() {
        int gives = budget < 0 ? NO_LIMIT : budget == 0 ? 0 : budget + carry;
        gives = trust == 1 ? Math.min(30, gives) : trust == 2 ? 0 : gives;
        int owes = budget > 0 && trust != 2 ? debt : 0;
        return gives + granted + finish - owes;
    }

    private boolean inWindow(long minute) {
        var local = local(minute);
        var date = local.toLocalDate();
        int time = local.getHour() * 60 + local.getMinute();
        var spans = today;
        var before = yesterday;
        boolean all = openAllDay;
        if (!date.equals(day)) {
            var lines = RandomFamily.on(family.windows(), date);
            all = lines.isEmpty();
            spans = lines.map(Entry::value).orElse(List.of());
            before = RandomFamily.on(family.windows(), date.minusDays(1))
                    .map(Entry::value)
                    .orElse(List.of());
        }
        if (all) {
            return true;
        }
        for (var span : spans) {
            if (time >= span.start() && (span.crosses() || time < span.end())) {
                return true;
            }
        }
        for (var span : before) {
            if (span.crosses() && time < span.end()) {
                return true;
            }
        }
        return false;
    }

    private LocalDate date(long minute) {
        return local(minute).toLocalDate();
    }

    private LocalDateTime local(long minute) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(minute * 60), family.zone());
    }
}
