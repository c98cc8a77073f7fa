package org.porchlight.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Tier;

/// What holds for one child on one day, and what says it.
///
/// @param tier nothing from 18 on, or when the child's age was not said
/// @param rules what is not among them does not hold
public record RulesOfDay(
        ChildId child, String name, LocalDate day, Optional<Tier> tier, boolean dayOff, List<Held> rules) {
    public RulesOfDay {
        rules = List.copyOf(rules);
    }

    /// One rule.
    ///
    /// @param rule path below the child, such as `time.windows.fri`
    /// @param value as a policy writes it
    /// @param pack the preset that says it; nothing when the family's own words do
    public record Held(String rule, String value, Optional<String> pack) {}
}
