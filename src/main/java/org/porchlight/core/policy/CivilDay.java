package org.porchlight.core.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A day of a household as a stretch of time, with the windows that touch it.
///
/// @param start its first instant
/// @param end first instant after; equal to `start` for a date that a change of zone skipped
/// @param windows those that start on it, as written; nothing when the day is open all day
/// @param openings all that touch it, also from the days beside it, by their start; they may reach past both ends
public record CivilDay(
        LocalDate date, Instant start, Instant end, Optional<Said<List<TimeWindow>>> windows, List<Opening> openings) {
    public CivilDay {
        openings = List.copyOf(openings);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }

    /// Whether no instant lies in it.
    public boolean isSkipped() {
        return !start.isBefore(end);
    }
}
