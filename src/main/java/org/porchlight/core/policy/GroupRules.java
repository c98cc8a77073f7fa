package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What holds on one day for a group of programs or sites, beside what holds for all time.
///
/// @param windows nothing when the group is open all day
/// @param budget nothing when the group has no budget that day
public record GroupRules(Optional<Said<List<TimeWindow>>> windows, Optional<Said<Duration>> budget) {
    /// Nothing is said.
    public static final GroupRules NONE = new GroupRules(Optional.empty(), Optional.empty());
}
