package org.porchlight.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The hours of a local day along a line.
///
/// @param from left end
/// @param to right end
/// @param ticks hours that are written below, in order, the ends included
record DayAxis(Instant from, Instant to, List<Tick> ticks) {
    private static final int MORNING = 6;
    private static final int DAY_HOURS = 24;
    private static final int STEP = 2;

    /// An hour of the local day.
    ///
    /// @param hour 0 to 24
    record Tick(int hour, Instant at) {}

    DayAxis {
        ticks = List.copyOf(ticks);
    }

    /// The axis of `day` from six in the morning, or from midnight when something lies before that, to its end.
    ///
    /// @param earliest the first thing that has to be seen
    static DayAxis of(LocalDate day, ZoneId zone, Instant earliest) {
        boolean fromMidnight = earliest.isBefore(at(day, zone, MORNING));
        int first = fromMidnight ? 0 : MORNING;
        int step = fromMidnight ? 4 : 3;
        var ticks = new ArrayList<Tick>();
        for (int hour = first; hour <= DAY_HOURS; hour += step) {
            ticks.add(new Tick(hour, at(day, zone, hour)));
        }
        return new DayAxis(ticks.getFirst().at(), ticks.getLast().at(), ticks);
    }

    /// The axis of the hours of `day` in which something was, in steps of two.
    ///
    /// @param first the first thing that has to be seen
    /// @param last the end of the last one
    static DayAxis around(LocalDate day, ZoneId zone, Instant first, Instant last) {
        int from = 0;
        while (from < DAY_HOURS - STEP && !at(day, zone, from + STEP).isAfter(first)) {
            from += STEP;
        }
        int to = DAY_HOURS;
        while (to > from + STEP && !at(day, zone, to - STEP).isBefore(last)) {
            to -= STEP;
        }
        var ticks = new ArrayList<Tick>();
        for (int hour = from; hour <= to; hour += STEP) {
            ticks.add(new Tick(hour, at(day, zone, hour)));
        }
        return new DayAxis(ticks.getFirst().at(), ticks.getLast().at(), ticks);
    }

    /// Where an instant lies, from 0 at the left to 1 at the right; what is outside lies at the end.
    double position(Instant at) {
        double length = to.toEpochMilli() - from.toEpochMilli();
        return Math.clamp((at.toEpochMilli() - from.toEpochMilli()) / length, 0, 1);
    }

    // An hour that the clock skips is taken as the first that exists.
    private static Instant at(LocalDate day, ZoneId zone, int hour) {
        return hour == DAY_HOURS
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(LocalTime.of(hour, 0)).atZone(zone).toInstant();
    }
}
