package org.porchlight.worker;

import org.porchlight.core.policy.ImportedCalendar;

/// What reading a calendar file in a worker gave.
public sealed interface CalendarReading {
    record Read(ImportedCalendar calendar) implements CalendarReading {}

    /// @param detail a name or a number that the sentence quotes, or empty
    record Unusable(Trouble trouble, String detail) implements CalendarReading {}
}
