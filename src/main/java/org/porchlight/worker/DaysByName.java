package org.porchlight.worker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;

/// Days by the name of what takes place on them, as they are found; no more than a policy can use.
final class DaysByName {
    static final int MOST_DAYS = 5000;
    static final int MOST_NAMES = 500;
    static final int LONGEST_NAME = 60;

    private final DateRange wanted;
    private final Map<String, SortedSet<LocalDate>> days = new TreeMap<>();
    private int count;

    /// @param wanted days outside are not kept
    DaysByName(DateRange wanted) {
        this.wanted = wanted;
    }

    DateRange wanted() {
        return wanted;
    }

    /// Keeps the days from `first` to `last`, both inside.
    ///
    /// @throws ChoreException when there are too many
    void add(String name, LocalDate first, LocalDate last) throws ChoreException {
        var end = last.isAfter(wanted.last()) ? wanted.last() : last;
        for (var day = first.isBefore(wanted.first()) ? wanted.first() : first;
                !day.isAfter(end);
                day = day.plusDays(1)) {
            add(name, day);
        }
    }

    private void add(String name, LocalDate day) throws ChoreException {
        if (!days.computeIfAbsent(name, _ -> new TreeSet<>()).add(day)) {
            return;
        }
        if (++count > MOST_DAYS) {
            throw new ChoreException(Trouble.TOO_MANY_DAYS, Integer.toString(MOST_DAYS));
        }
        if (days.size() > MOST_NAMES) {
            throw new ChoreException(Trouble.TOO_MANY_NAMES, Integer.toString(MOST_NAMES));
        }
    }

    ImportedCalendar calendar() {
        var ranges = new TreeMap<String, List<DateRange>>();
        days.forEach((name, set) -> ranges.put(name, ranges(set)));
        return new ImportedCalendar(ranges);
    }

    private static List<DateRange> ranges(SortedSet<LocalDate> days) {
        var ranges = new ArrayList<DateRange>();
        for (var day : days) {
            if (!ranges.isEmpty() && ranges.getLast().last().plusDays(1).equals(day)) {
                ranges.add(new DateRange(ranges.removeLast().first(), day));
            } else {
                ranges.add(new DateRange(day, day));
            }
        }
        return ranges;
    }
}
