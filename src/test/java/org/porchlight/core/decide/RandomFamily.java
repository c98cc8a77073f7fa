package org.porchlight.core.decide;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A policy made up at random, as a text and as plain numbers. All amounts and times of day are minutes, multiples of
/// `step`.
///
/// @param step 1, 5, 10, 15 or 30
record RandomFamily(
        int step,
        ZoneId zone,
        boolean sundayFirst,
        boolean chinese,
        List<Entry<List<Span>>> windows,
        List<Entry<Integer>> budget,
        OptionalInt week,
        OptionalInt month,
        OptionalInt carryOver,
        OptionalInt ownLimit,
        OptionalInt restAfter,
        int restPause) {
    static final LocalDate HOLIDAY_FIRST = LocalDate.of(2026, 7, 6);
    static final LocalDate HOLIDAY_LAST = LocalDate.of(2026, 8, 28);
    static final LocalDate EXAMS_FIRST = LocalDate.of(2026, 6, 22);
    static final LocalDate EXAMS_LAST = LocalDate.of(2026, 6, 26);

    // General Office of the State Council, holidays of 2026. The weekends among them are off anyhow.
    private static final Set<LocalDate> CHINESE_WORK =
            days("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10");
    private static final Set<LocalDate> CHINESE_REST = days(
            "2026-01-01",
            "2026-01-02",
            "2026-02-16",
            "2026-02-17",
            "2026-02-18",
            "2026-02-19",
            "2026-02-20",
            "2026-02-23",
            "2026-02-15",
            "2026-04-06",
            "2026-05-01",
            "2026-05-04",
            "2026-05-05",
            "2026-06-19",
            "2026-09-25",
            "2026-10-01",
            "2026-10-02",
            "2026-10-05",
            "2026-10-06",
            "2026-10-07");

    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Pacific/Apia",
            "Africa/Cairo",
            "America/Havana",
            "America/Santiago");

    /// A window; an end at or before the start lies on the next day, 1440 is midnight.
    record Span(int start, int end) {
        boolean crosses() {
            return end <= start;
        }

        String text() {
            return "\"" + clock(start) + "-" + clock(end) + "\"";
        }
    }

    /// One line of a map.
    ///
    /// @param rank a higher one wins
    record Entry<V>(String key, int rank, Predicate<LocalDate> days, V value) {
        boolean holds(LocalDate day) {
            return days.test(day);
        }
    }

    /// Of the days around the turn of the year, those that a child of a Chinese household has off by the published
    /// calendar, and the weekend days on which it has not.
    private static boolean isOff(LocalDate day, boolean chinese) {
        if (!day.isBefore(HOLIDAY_FIRST) && !day.isAfter(HOLIDAY_LAST)) {
            return true;
        }
        if (chinese && CHINESE_WORK.contains(day)) {
            return false;
        }
        return day.getDayOfWeek().getValue() > 5 || (chinese && CHINESE_REST.contains(day));
    }

    static RandomFamily of(Random random) {
        int step = List.of(1, 5, 10, 15, 30, 30, 30).get(random.nextInt(7));
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        boolean chinese = random.nextBoolean();
        var windows = random.nextInt(6) == 0 ? List.<Entry<List<Span>>>of() : windows(random, step, chinese);
        var budget = random.nextInt(4) == 0 ? List.<Entry<Integer>>of() : budget(random, step, chinese);
        return new RandomFamily(
                step,
                zone,
                random.nextBoolean(),
                chinese,
                windows,
                budget,
                sometimes(random, step, 3, 2000),
                sometimes(random, step, 4, 6000),
                sometimes(random, step, 2, 120),
                sometimes(random, step, 4, 180),
                sometimes(random, step, 3, 90),
                step * (1 + random.nextInt(3)));
    }

    /// What the line of a map that holds a day says.
    static <V> Optional<Entry<V>> on(List<Entry<V>> map, LocalDate day) {
        Optional<Entry<V>> best = Optional.empty();
        for (var entry : map) {
            if (entry.holds(day) && (best.isEmpty() || entry.rank() > best.get().rank())) {
                best = Optional.of(entry);
            }
        }
        return best;
    }

    private static OptionalInt sometimes(Random random, int step, int oneIn, int most) {
        return random.nextInt(oneIn) > 0
                ? OptionalInt.empty()
                : OptionalInt.of(step * (1 + random.nextInt(Math.max(1, most / step))));
    }

    private static List<Entry<List<Span>>> windows(Random random, int step, boolean chinese) {
        var all = new ArrayList<Entry<List<Span>>>();
        for (var set : sets(random, chinese)) {
            all.add(new Entry<>(set.key(), set.rank(), set.days(), spans(random, step)));
        }
        return all;
    }

    private static List<Entry<Integer>> budget(Random random, int step, boolean chinese) {
        var all = new ArrayList<Entry<Integer>>();
        for (var set : sets(random, chinese)) {
            int most = random.nextBoolean() ? 120 : 1440;
            all.add(new Entry<>(
                    set.key(),
                    set.rank(),
                    set.days(),
                    random.nextInt(5) == 0 ? 0 : step * random.nextInt(most / step + 1)));
        }
        return all;
    }

    private static List<Entry<Integer>> sets(Random random, boolean chinese) {
        var sets = new ArrayList<Entry<Integer>>();
        add(sets, random.nextInt(3) > 0, "every-day", 0, _ -> true);
        add(sets, random.nextInt(4) == 0, "school-days", 1, day -> !isOff(day, chinese));
        add(sets, random.nextInt(3) == 0, "days-off", 1, day -> isOff(day, chinese));
        if (random.nextInt(8) == 0) {
            add(sets, true, "sat-mon", 2, day -> day.plusDays(2).getDayOfWeek().getValue() <= 3);
        } else {
            for (var week : DayOfWeek.values()) {
                var name = week.name().substring(0, 3).toLowerCase(Locale.ROOT);
                add(sets, random.nextInt(4) == 0, name, 2, day -> day.getDayOfWeek() == week);
            }
        }
        add(sets, random.nextInt(4) == 0, "holiday", 3, day -> isIn(day, HOLIDAY_FIRST, HOLIDAY_LAST));
        add(sets, random.nextInt(4) == 0, "exams", 3, day -> isIn(day, EXAMS_FIRST, EXAMS_LAST));
        if (random.nextInt(3) == 0) {
            var first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(500));
            var last = first.plusDays(random.nextInt(40));
            add(
                    sets,
                    true,
                    first.equals(last) ? first.toString() : first + ".." + last,
                    4,
                    day -> isIn(day, first, last));
        }
        return sets;
    }

    private static void add(
            List<Entry<Integer>> sets, boolean wanted, String key, int rank, Predicate<LocalDate> days) {
        if (wanted) {
            sets.add(new Entry<>(key, rank, days, 0));
        }
    }

    private static boolean isIn(LocalDate day, LocalDate first, LocalDate last) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    private static Set<LocalDate> days(String... dates) {
        return Stream.of(dates).map(LocalDate::parse).collect(Collectors.toUnmodifiableSet());
    }

    private static List<Span> spans(Random random, int step) {
        var spans = new ArrayList<Span>();
        int from = 0;
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            int start = from + step * random.nextInt(1 + (1440 - step - from) / step);
            boolean last = i == count - 1;
            int end = last && random.nextInt(3) == 0
                    ? step * random.nextInt(1 + start / step)
                    : start + step * (1 + random.nextInt(Math.max(1, (1440 - start) / step)));
            end = random.nextInt(4) == 0 ? 1440 : Math.min(end, 1440);
            if (start == end || (end == 0 && start == 0)) {
                continue;
            }
            spans.add(new Span(start, end == 0 ? 1440 : end));
            from = end + step;
            if (end <= start || from > 1440 - step) {
                break;
            }
        }
        return spans;
    }

    static String clock(int minutes) {
        return String.format("%02d:%02d", minutes / 60, minutes % 60);
    }
}
