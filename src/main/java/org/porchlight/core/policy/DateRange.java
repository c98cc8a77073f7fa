package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Optional;

/// Days from one date to another, both inside.
public record DateRange(LocalDate first, LocalDate last) {
    public DateRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("days from " + first + " to " + last);
        }
    }

    /// What [#toString] writes; nothing when it is not that, or not in the years 1900 to 2200.
    public static Optional<DateRange> parse(String text) {
        return Dates.range(text);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /// Whether a day lies in both.
    public boolean overlaps(DateRange other) {
        return !last.isBefore(other.first) && !other.last.isBefore(first);
    }

    /// As the policy writes it: `2026-12-31`, or `2027-01-18..2027-02-15`.
    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + ".." + last;
    }
}
