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
/// @param detailDays for how many days the ledger keeps every interval; sums of days are kept for ever
public record Household(
        ZoneId zone,
        Optional<PublicCalendar> published,
        Optional<DayOfWeek> firstDay,
        Optional<OtherAccounts> others,
        Optional<Integer> detailDays) {
    /// What is kept at least: two months, whose sums budgets of week and month are made of.
    public static final int LEAST_DETAIL = 62;

    public static final int MOST_DETAIL = 3660;
    private static final int DETAIL = 90;

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
        return new Household(zone, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same in another zone.
    Household movedTo(ZoneId other) {
        return new Household(other, published, firstDay, others, detailDays);
    }

    /// The same with the public holidays of somebody else.
    Household publishing(Optional<PublicCalendar> other) {
        return new Household(zone, other, firstDay, others, detailDays);
    }

    public PublicCalendar calendar() {
        return published.orElse(PublicCalendar.NONE);
    }

    public DayOfWeek weekStarts() {
        return firstDay.orElse(DayOfWeek.MONDAY);
    }

    /// How many days back every interval is kept, today not counted.
    public int keepDetail() {
        return detailDays.orElse(DETAIL);
    }

    public OtherAccounts otherAccounts() {
        return others.orElse(OtherAccounts.REPORT);
    }
}
