package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// Days for which a rule is written: `every-day`, a weekday, a list (`mon,wed`) or a range (`mon-thu`, `sat-mon`).
///
/// @param text as written in the policy
/// @param days never empty
/// @param rank a higher rank wins where two sets hold the same day
public record DaySet(String text, Set<DayOfWeek> days, Rank rank) {
    /// How specific a day set is, least first.
    public enum Rank {
        EVERY_DAY,
        WEEKDAY
    }

    public DaySet {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("day set \"" + text + "\" holds no day");
        }
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    public boolean contains(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }
}
