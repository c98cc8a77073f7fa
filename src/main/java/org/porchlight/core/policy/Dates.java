package org.porchlight.core.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads dates and ranges of dates.
final class Dates {
    private static final Pattern LIKE = Pattern.compile("\\d{1,4}-\\d.*");
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String RANGE = "..";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private Dates() {}

    /// Whether somebody meant to write a date or a range of dates.
    static boolean isLike(String text) {
        return LIKE.matcher(text).matches();
    }

    /// A date from 1900 to 2200.
    static Optional<LocalDate> parse(String text) {
        if (!ISO.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(Dates::isServed);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /// A date, or two with `..` between them.
    static Optional<DateRange> range(String text) {
        int split = text.indexOf(RANGE);
        if (split < 0) {
            return parse(text).map(day -> new DateRange(day, day));
        }
        var first = parse(text.substring(0, split));
        var last = parse(text.substring(split + RANGE.length()));
        return first.flatMap(from -> last.filter(to -> !to.isBefore(from)).map(to -> new DateRange(from, to)));
    }

    /// Why a text is no range of dates, as the rest of a sentence.
    static String wrong(String text) {
        int split = text.indexOf(RANGE);
        if (split >= 0) {
            var first = parse(text.substring(0, split));
            var last = parse(text.substring(split + RANGE.length()));
            if (first.isPresent() && last.isPresent()) {
                return "ends before it begins: write the earlier date first";
            }
        }
        return "is not a date or a range of dates: write for example 2026-12-31 or 2027-01-18..2027-02-15";
    }

    private static boolean isServed(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }
}
