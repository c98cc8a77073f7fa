package org.porchlight.core.report;

import java.time.LocalDate;
import java.util.List;

/// What another policy would have changed.
///
/// @param version of that policy
/// @param from first day that was looked at
/// @param to last day, which is over
/// @param children those that the policy names and the ledger knows
public record RehearsalReport(String version, LocalDate from, LocalDate to, List<Rehearsal> children) {
    /// The longest time that is looked at.
    public static final int MOST_WEEKS = 12;

    public RehearsalReport {
        children = List.copyOf(children);
    }
}
