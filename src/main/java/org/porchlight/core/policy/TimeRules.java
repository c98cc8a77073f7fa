package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;

/// When a child may use the PC and how long.
///
/// @param windows open times by day; a day that no set holds is open all day, an empty list is closed all day
/// @param budget time a day; a day that no set holds has no limit; at most 24 hours
/// @param warn how long before the end the child is told, longest first, no two alike
public record TimeRules(DayMap<List<TimeWindow>> windows, DayMap<Duration> budget, List<Duration> warn) {
    public TimeRules {
        warn = List.copyOf(warn);
    }
}
