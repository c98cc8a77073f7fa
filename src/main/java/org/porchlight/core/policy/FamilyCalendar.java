package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which days are off for a family, and which days its periods hold.
final class FamilyCalendar {
    /// No public holidays and no periods.
    static final FamilyCalendar PLAIN = of(Household.PublicCalendar.NONE, List.of());

    private final PublicHolidays holidays;
    private final Map<String, DateRanges> periods;
    private final DateRanges off;

    /// Whether a period that is not known may be one of a calendar that cannot be read any more.
    private final boolean lacks;

    private FamilyCalendar(PublicHolidays holidays, Map<String, DateRanges> periods, DateRanges off, boolean lacks) {
        this.holidays = holidays;
        this.periods = periods;
        this.off = off;
        this.lacks = lacks;
    }

    static FamilyCalendar of(Household.PublicCalendar published, List<Period> periods) {
        var days = new HashMap<String, DateRanges>();
        var off = new ArrayList<DateRange>();
        for (var period : periods) {
            period.days().forEach((name, ranges) -> days.put(name, DateRanges.of(ranges)));
            if (period.off().orElse(false)) {
                period.days().values().forEach(off::addAll);
            }
        }
        return new FamilyCalendar(
                PublicHolidays.of(published),
                days,
                DateRanges.of(off),
                periods.stream().anyMatch(Period::isLost));
    }

    /// Whether a day is off: a weekend that is no make-up working day, a public holiday, or in a period that is off.
    boolean isOff(LocalDate day) {
        return off.contains(day) || holidays.isHoliday(day) || (isWeekend(day) && !holidays.isMakeUp(day));
    }

    boolean knows(String period) {
        return lacks || periods.containsKey(period);
    }

    Set<String> names() {
        return periods.keySet();
    }

    /// The days of a period; none when there is no such period.
    DateRanges period(String name) {
        return periods.getOrDefault(name, DateRanges.NONE);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
