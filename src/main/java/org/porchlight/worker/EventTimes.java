package org.porchlight.worker;

import biweekly.component.VEvent;
import biweekly.property.ExceptionDates;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;

/// When one event takes place: its start, how long it lasts, and how it recurs.
final class EventTimes {
    private final String name;
    private final VEvent event;
    private final Zones zones;
    private final ZoneId household;
    private final DaysByName days;
    private final Moment start;
    private final Length length;
    private final Set<Instant> without = new HashSet<>();
    private final Set<LocalDate> withoutDays = new HashSet<>();

    /// @param event that has a start
    /// @param days where its days are kept, under `name`
    EventTimes(String name, VEvent event, Zones zones, ZoneId household, DaysByName days) throws ChoreException {
        this.name = name;
        this.event = event;
        this.zones = zones;
        this.household = household;
        this.days = days;
        this.start = zones.moment(event.getDateStart(), event.getDateStart().getValue());
        var end = event.getDateEnd();
        this.length = end == null || end.getValue() == null
                ? Length.of(event, start)
                : atLeastADay(Length.between(start, zones.moment(end, end.getValue())));
    }

    /// Some programs write the same day as start and end of an all-day event.
    private Length atLeastADay(Length said) {
        return start.allDay() && said.days() == 0 ? new Length(1, said.time()) : said;
    }

    /// Leaves out an occurrence, such as one that another event replaces.
    void leaveOut(Moment moment) {
        if (moment.allDay() || start.allDay()) {
            withoutDays.add(moment.day());
        } else {
            without.add(moment.at());
        }
    }

    /// Adds the days of the event itself.
    void addFirst() throws ChoreException {
        add(start, length);
    }

    /// Adds the days of the event and of all its occurrences.
    void addAll(Repeats repeats) throws ChoreException {
        for (var dates : event.getExceptionDates()) {
            leaveOut(dates);
        }
        var earliest = days.wanted().first().minusDays(length.reach() + 1);
        for (var rule : event.getExceptionRules()) {
            repeats.from(earliest, rule, start, name).forEach(this::leaveOut);
        }
        addUnless(start, length);
        for (var rule : event.getProperties(RecurrenceRule.class)) {
            for (var moment : repeats.from(earliest, rule, start, name)) {
                addUnless(moment, length);
            }
        }
        for (var dates : event.getRecurrenceDates()) {
            add(dates);
        }
    }

    private void leaveOut(ExceptionDates dates) throws ChoreException {
        for (var date : dates.getValues()) {
            leaveOut(zones.moment(dates, date));
        }
    }

    private void add(RecurrenceDates dates) throws ChoreException {
        for (var date : dates.getDates()) {
            addUnless(zones.moment(dates, date), length);
        }
        for (var period : dates.getPeriods()) {
            var from = zones.moment(dates, period.getStartDate());
            var end = period.getEndDate();
            var lasting = period.getDuration();
            addUnless(
                    from,
                    end != null
                            ? Length.between(from, zones.moment(dates, end))
                            : lasting == null ? length : Length.of(lasting));
        }
    }

    private void addUnless(Moment moment, Length lasting) throws ChoreException {
        if (!without.contains(moment.at()) && !withoutDays.contains(moment.day())) {
            add(moment, lasting);
        }
    }

    private void add(Moment moment, Length lasting) throws ChoreException {
        var from = moment.at().atZone(moment.allDay() ? ZoneOffset.UTC : household);
        var to = lasting.after(from);
        var last = to.isAfter(from) ? to.minusNanos(1) : from;
        days.add(name, from.toLocalDate(), last.toLocalDate());
    }
}
