package org.porchlight.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/// What a coming day allows.
///
/// @param off whether it is a day off: no school day
/// @param budgetSeconds nothing when the day has no limit
/// @param windows open spans, in order, cut at midnight; the whole day when it has no window rule
public record DayAhead(LocalDate day, boolean off, OptionalLong budgetSeconds, List<Span> windows) {
    public DayAhead {
        windows = List.copyOf(windows);
    }
}
