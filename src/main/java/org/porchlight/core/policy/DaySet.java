package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.util.Set;
import java.util.stream.Collectors;

/// Days for which a rule is written.
public sealed interface DaySet {
    /// How specific a day set is, least first: a higher rank wins where two sets hold the same day.
    enum Rank {
        EVERY_DAY,
        SCHOOL,
        WEEKDAY,
        PERIOD,
        DATE
    }

    /// The key as the policy writes it.
    String text();

    Rank rank();

    /// `every-day`.
    record EveryDay() implements DaySet {
        @Override
        public String text() {
            return DaySets.EVERY_DAY;
        }

        @Override
        public Rank rank() {
            return Rank.EVERY_DAY;
        }
    }

    /// `days-off`: weekends less make-up working days, public holidays, periods that are off.
    record DaysOff() implements DaySet {
        @Override
        public String text() {
            return DaySets.DAYS_OFF;
        }

        @Override
        public Rank rank() {
            return Rank.SCHOOL;
        }
    }

    /// `school-days`: all days that are not off.
    record SchoolDays() implements DaySet {
        @Override
        public String text() {
            return DaySets.SCHOOL_DAYS;
        }

        @Override
        public Rank rank() {
            return Rank.SCHOOL;
        }
    }

    /// A weekday, a list (`mon,wed`) or a range (`mon-thu`, `sat-mon`).
    ///
    /// @param days never empty
    record Weekdays(String text, Set<DayOfWeek> days) implements DaySet {
        public Weekdays {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("day set \"" + text + "\" holds no day");
            }
            days = Set.copyOf(days);
        }

        /// A list of days, Monday first.
        public static Weekdays of(Set<DayOfWeek> days) {
            return new Weekdays(days.stream().sorted().map(Weekdays::name).collect(Collectors.joining(",")), days);
        }

        /// How the policy calls a day: `fri`.
        public static String name(DayOfWeek day) {
            return DaySets.WEEK.get(day.getValue() - 1);
        }

        @Override
        public Rank rank() {
            return Rank.WEEKDAY;
        }
    }

    /// A period of the policy's `calendars`.
    record Named(String text) implements DaySet {
        @Override
        public Rank rank() {
            return Rank.PERIOD;
        }
    }

    /// A date or a range of dates.
    record Dated(DateRange range) implements DaySet {
        @Override
        public String text() {
            return range.toString();
        }

        @Override
        public Rank rank() {
            return Rank.DATE;
        }
    }
}
