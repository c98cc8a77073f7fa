package org.porchlight.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.policy.ChildRules;

/// How "why" is asked.
///
/// @param at nothing: now
/// @param spent supposed to be used, instead of what is known
/// @param trace whether every step shall be told
public record WhyAsked(Optional<Instant> at, Optional<Spent> spent, boolean trace) {
    /// Why a question that is in vain is refused.
    public static final String NOTHING_CARRIED = "nothing-carried";

    /// Whether it supposes that time came over to a day on which the rules let none come over.
    public boolean isInVain(ChildRules rules, LocalDate day) {
        return spent.filter(supposed -> supposed.carry().isPositive()).isPresent()
                && rules.carryOver(day).isZero();
    }

    public static WhyAsked at(Optional<Instant> at) {
        return new WhyAsked(at, Optional.empty(), false);
    }
}
