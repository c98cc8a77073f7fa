package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads day sets: `every-day`, `sat`, `mon,wed,fri`, `mon-thu`, `sat-mon`, and lists of such ranges.
final class DaySets {
    static final String EVERY_DAY = "every-day";

    /// The names of the week, Monday first.
    static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
    private static final Pattern SPACE = Pattern.compile("\\s*([,-])\\s*");

    private DaySets() {}

    /// The days that a key names; nothing when it names none.
    static Optional<DaySet> parse(String key) {
        if (key.equals(EVERY_DAY)) {
            return Optional.of(new DaySet(key, EnumSet.allOf(DayOfWeek.class), DaySet.Rank.EVERY_DAY));
        }
        var text = SPACE.matcher(key).replaceAll("$1");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.split(",", -1)) {
            if (!addPart(days, part)) {
                return Optional.empty();
            }
        }
        return Optional.of(new DaySet(text, days, DaySet.Rank.WEEKDAY));
    }

    /// Whether a key is a date or a range of dates, which the format has and this version does not serve.
    static boolean isDate(String key) {
        return DATE.matcher(key).matches();
    }

    /// The English name of a weekday, for a sentence.
    static String name(DayOfWeek day) {
        var name = day.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static boolean addPart(Set<DayOfWeek> days, String part) {
        int dash = part.indexOf('-');
        int first = WEEK.indexOf(dash < 0 ? part : part.substring(0, dash));
        int last = dash < 0 ? first : WEEK.indexOf(part.substring(dash + 1));
        if (first < 0 || last < 0 || (dash >= 0 && first == last)) {
            return false;
        }
        var end = DayOfWeek.of(last + 1);
        var day = DayOfWeek.of(first + 1);
        while (day != end) {
            days.add(day);
            day = day.plus(1);
        }
        days.add(end);
        return true;
    }
}
