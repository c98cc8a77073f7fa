package org.porchlight.core.report;

import java.util.List;
import org.porchlight.core.policy.ChildId;

/// A week of a child.
///
/// @param week ISO 8601, such as `2026-W47`
/// @param days seven, Monday first
public record WeekReport(ChildId child, String name, String week, String zone, List<DayFacts> days) {
    public WeekReport {
        days = List.copyOf(days);
        if (days.size() != 7) {
            throw new IllegalArgumentException("week of " + days.size() + " days");
        }
    }
}
