package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;

/// What holds for all children of a family. What is absent was not said; the methods tell what then holds.
///
/// @param zone every window, day, week and month is in it, wherever the PC's own zone points
/// @param published whose public holidays are days off
/// @param firstDay of a week: Monday or Sunday
/// @param others what is done with accounts of nobody
public record Household(
        ZoneId zone, Optional<PublicCalendar> published, Optional<DayOfWeek> firstDay, Optional<OtherAccounts> others) {
    /// Whose public holidays and make-up working days hold.
    public enum PublicCalendar {
        CN,
        NONE
    }

    /// What is done with people on this PC who are neither parent nor child.
    public enum OtherAccounts {
        REPORT,
        STRICTEST,
        IGNORE
    }

    /// A household that says only its zone.
    public static Household in(ZoneId zone) {
        return new Household(zone, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public PublicCalendar calendar() {
        return published.orElse(PublicCalendar.NONE);
    }

    public DayOfWeek weekStarts() {
        return firstDay.orElse(DayOfWeek.MONDAY);
    }

    public OtherAccounts otherAccounts() {
        return others.orElse(OtherAccounts.REPORT);
    }
}
