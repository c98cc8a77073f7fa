package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads day sets: `every-day`, `school-days`, `days-off`, `sat`, `mon,wed,fri`, `mon-thu`, `sat-mon`, lists of such
/// ranges, names of periods, dates and ranges of dates.
final class DaySets {
    static final String EVERY_DAY = "every-day";
    static final String SCHOOL_DAYS = "school-days";
    static final String DAYS_OFF = "days-off";

    /// The names of the week, Monday first.
    static final List<String> WEEK = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /// A key that YAML can read again on one line.
    private static final int MOST = 200;

    private static final Pattern SPACE = Pattern.compile("\\s*([,-])\\s*");

    private DaySets() {}

    /// The days that a key names; nothing when it names none.
    ///
    /// @param isPeriod whether the policy has a period of a name; the format's own words come first
    static Optional<DaySet> parse(String key, Predicate<String> isPeriod) {
        var own = ownWord(key);
        if (own.isPresent()) {
            return own;
        }
        return isPeriod.test(key)
                ? Optional.of(new DaySet.Named(key))
                : Dates.range(key).map(DaySet.Dated::new);
    }

    /// A day set that needs no calendar.
    static Optional<DaySet> ownWord(String key) {
        return switch (key) {
            case EVERY_DAY -> Optional.of(new DaySet.EveryDay());
            case SCHOOL_DAYS -> Optional.of(new DaySet.SchoolDays());
            case DAYS_OFF -> Optional.of(new DaySet.DaysOff());
            default -> weekdays(key);
        };
    }

    private static Optional<DaySet> weekdays(String key) {
        if (key.length() > MOST) {
            return Optional.empty();
        }
        var text = SPACE.matcher(key).replaceAll("$1");
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.split(",", -1)) {
            if (!addPart(days, part)) {
                return Optional.empty();
            }
        }
        return Optional.of(new DaySet.Weekdays(text, days));
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
