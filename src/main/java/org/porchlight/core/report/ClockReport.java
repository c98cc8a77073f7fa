package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.Confidence;

/// What time it is, and how sure that is.
///
/// @param trusted calendar time
/// @param wallOffset how much later the clock of the PC shows; negative: earlier
/// @param sure whether a time server or a parent vouches for it
/// @param synced whether the kernel says that the clock follows a time server
/// @param normallySynced whether a time server can be expected on this PC
/// @param provisional days that are not given in full until somebody vouches
/// @param events what happened to clock and calendar of late, in order
public record ClockReport(
        Instant trusted,
        Duration wallOffset,
        Confidence confidence,
        boolean sure,
        boolean synced,
        boolean normallySynced,
        List<Provisional> provisional,
        List<DayNote> events) {
    /// A day of a child that was opened while nobody vouched for the calendar.
    public record Provisional(ChildId child, LocalDate day) {}

    public ClockReport {
        provisional = List.copyOf(provisional);
        events = List.copyOf(events);
    }

    /// This report with what happened.
    public ClockReport telling(List<DayNote> notes) {
        return new ClockReport(trusted, wallOffset, confidence, sure, synced, normallySynced, provisional, notes);
    }
}
