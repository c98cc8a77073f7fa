package org.porchlight.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Where the days of a household begin and end: from local midnight to local midnight.
///
/// A midnight that a clock change skips is the first local time after it; one that a clock change repeats is the
/// earlier of the two. So every instant lies in exactly one day, and days never come back.
public final class CivilDays {
    private CivilDays() {}

    /// The day in which an instant lies.
    public static LocalDate of(Instant at, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        if (at.isBefore(start(day, zone))) {
            return day.minusDays(1);
        }
        return at.isBefore(start(day.plusDays(1), zone)) ? day : day.plusDays(1);
    }

    /// The first instant of a day, which is the first instant after the day before.
    public static Instant start(LocalDate day, ZoneId zone) {
        var midnight = day.atStartOfDay();
        var offsets = zone.getRules().getValidOffsets(midnight);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(midnight).getInstant()
                : midnight.toInstant(offsets.getFirst());
    }

    /// The first instant after a day.
    public static Instant end(LocalDate day, ZoneId zone) {
        return start(day.plusDays(1), zone);
    }
}
