package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Public holidays and make-up working days of a country, as far as they are published.
final class PublicHolidays {
    // Before the calendars, which are read with it.
    private static final Keys KEYS =
            new Keys(List.of("calendar", "year", "title", "source", "checkedOn", "holidays", "make-up-days"));
    private static final PublicHolidays NONE = new PublicHolidays();
    private static final PublicHolidays CN = new PublicHolidays("CN-2026");

    private final Set<Integer> years = new HashSet<>();
    private final DateRanges holidays;
    private final DateRanges makeUps;

    /// @param names of the shipped years
    private PublicHolidays(String... names) {
        var off = new ArrayList<DateRange>();
        var work = new ArrayList<DateRange>();
        for (var name : names) {
            var file = "calendars/" + name + ".yaml";
            ShippedYaml.read(file, (root, problems) -> {
                var year = Section.of(root, "", KEYS, problems).orElseThrow();
                years.add(Integer.valueOf(name.substring(name.length() - 4)));
                ranges(year, "holidays", problems, off);
                ranges(year, "make-up-days", problems, work);
                return years;
            });
        }
        holidays = DateRanges.of(off);
        makeUps = DateRanges.of(work);
    }

    private static void ranges(Section year, String key, Problems problems, List<DateRange> found) {
        year.each(
                key,
                "a list of dates",
                (item, path) -> PeriodReader.range(item, path, problems).ifPresent(found::add));
    }

    static PublicHolidays of(Household.PublicCalendar calendar) {
        return switch (calendar) {
            case CN -> CN;
            case NONE -> NONE;
        };
    }

    boolean isHoliday(LocalDate day) {
        return holidays.contains(day);
    }

    boolean isMakeUp(LocalDate day) {
        return makeUps.contains(day);
    }

    /// Whether a year is published; without that, weekends are off and nothing else.
    boolean knows(int year) {
        return years.contains(year);
    }
}
