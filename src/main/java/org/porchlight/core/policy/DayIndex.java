package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A day map laid on a calendar, for looking up many days.
final class DayIndex<V> {
    /// Days of one line.
    private record Span<V>(LocalDate last, DayMap.Entry<V> entry) {}

    private final FamilyCalendar calendar;
    private final NavigableMap<LocalDate, Span<V>> dates = new TreeMap<>();
    private final NavigableMap<LocalDate, Span<V>> periods = new TreeMap<>();
    private final Map<DayOfWeek, DayMap.Entry<V>> weekdays = new EnumMap<>(DayOfWeek.class);
    private DayMap.@Nullable Entry<V> schoolDays;
    private DayMap.@Nullable Entry<V> daysOff;
    private DayMap.@Nullable Entry<V> everyDay;

    DayIndex(DayMap<V> map, FamilyCalendar calendar) {
        this.calendar = calendar;
        map.entries().forEach(this::add);
    }

    private void add(DayMap.Entry<V> entry) {
        switch (entry.days()) {
            case DaySet.EveryDay _ -> everyDay = entry;
            case DaySet.SchoolDays _ -> schoolDays = entry;
            case DaySet.DaysOff _ -> daysOff = entry;
            case DaySet.Weekdays(var _, var days) -> days.forEach(day -> weekdays.put(day, entry));
            case DaySet.Named(var name) ->
                calendar.period(name)
                        .ranges()
                        .forEach(range -> periods.put(range.first(), new Span<>(range.last(), entry)));
            case DaySet.Dated(var range) -> dates.put(range.first(), new Span<>(range.last(), entry));
        }
    }

    /// The line that decides `day`; nothing when no set holds it.
    Optional<DayMap.Entry<V>> on(LocalDate day) {
        return in(dates, day)
                .or(() -> in(periods, day))
                .or(() -> Optional.ofNullable(weekdays.get(day.getDayOfWeek())))
                .or(() -> Optional.ofNullable(calendar.isOff(day) ? daysOff : schoolDays))
                .or(() -> Optional.ofNullable(everyDay));
    }

    private static <V> Optional<DayMap.Entry<V>> in(NavigableMap<LocalDate, Span<V>> spans, LocalDate day) {
        var found = spans.floorEntry(day);
        return found == null || found.getValue().last().isBefore(day)
                ? Optional.empty()
                : Optional.of(found.getValue().entry());
    }
}
