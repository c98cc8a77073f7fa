package org.porchlight.core.account;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// Where the time of one child went on one day.
///
/// @param budget nothing when the day has no limit
/// @param granted minutes that parents added
/// @param counted taken from the budget; the sum of the spent intervals
/// @param policyVersion the policy under which the day was opened
/// @param intervals in order, none overlaps
public record DayAccount(
        ChildId child,
        LocalDate day,
        Optional<Duration> budget,
        Duration granted,
        Duration counted,
        String policyVersion,
        List<Interval> intervals) {
    public DayAccount {
        intervals = List.copyOf(intervals);
    }
}
