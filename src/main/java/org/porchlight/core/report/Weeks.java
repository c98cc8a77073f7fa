package org.porchlight.core.report;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Pattern;

/// Weeks by ISO 8601: Monday first, named like `2026-W47`.
public final class Weeks {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-W(\\d{2})");

    private Weeks() {}

    /// The week in which a day lies.
    public static String of(LocalDate day) {
        int year = day.get(IsoFields.WEEK_BASED_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return String.format("%04d-W%02d", year, week);
    }

    /// The first day of a week; nothing when the name is none, or that year has no such week.
    public static Optional<LocalDate> monday(String name) {
        var match = FORM.matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            // 4 January lies in the first week of every year.
            var first = LocalDate.of(Integer.parseInt(match.group(1)), 1, 4).with(DayOfWeek.MONDAY);
            var monday = first.plusWeeks(Integer.parseInt(match.group(2)) - 1L);
            return Optional.of(monday).filter(day -> of(day).equals(name));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
