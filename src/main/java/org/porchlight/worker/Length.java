package org.porchlight.worker;

import biweekly.component.VEvent;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// How long an event lasts.
///
/// @param days by the calendar; at most a hundred years
/// @param time after them, by the clock; at most a hundred years
record Length(long days, Duration time) {
    private static final Duration MOST = Duration.ofDays(36_500);

    Length {
        days = Math.clamp(days, 0, MOST.toDays());
        time = time.isNegative() ? Duration.ZERO : time.compareTo(MOST) > 0 ? MOST : time;
    }

    /// From one moment to the one after the last (RFC 5545 §3.6.1: exact, but for whole days).
    static Length between(Moment from, Moment to) {
        var time = Duration.between(from.at(), to.at());
        return from.allDay() ? new Length(time.toDays(), Duration.ZERO) : new Length(0, time);
    }

    /// Of an event that does not say when it ends: a day when it is all-day, else no time at all.
    static Length of(VEvent event, Moment start) {
        var said = event.getDuration();
        return said == null || said.getValue() == null
                ? new Length(start.allDay() ? 1 : 0, Duration.ZERO)
                : of(said.getValue());
    }

    static Length of(biweekly.util.Duration said) {
        if (said.isPrior()) {
            return new Length(0, Duration.ZERO);
        }
        var time = Duration.ofHours(number(said.getHours()))
                .plusMinutes(number(said.getMinutes()))
                .plusSeconds(number(said.getSeconds()));
        return new Length(7 * number(said.getWeeks()) + number(said.getDays()), time);
    }

    private static long number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    ZonedDateTime after(ZonedDateTime start) {
        return start.plusDays(days).plus(time);
    }

    /// Whole days that an event of this length can reach ahead.
    long reach() {
        return days + time.toDays() + 1;
    }
}
