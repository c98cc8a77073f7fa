package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Said;
import org.porchlight.core.time.CivilDays;

/// What the rules gave a day before they changed on it.
///
/// @param until when other rules came in force
/// @param known whether the rules of that time are still kept
/// @param budget nothing where the day had no limit, or it is not known
public record EarlierBudget(Instant until, boolean known, Optional<Duration> budget) {
    /// Rules that were put in force.
    ///
    /// @param at nothing where that is not told any more, because it is longer ago than all that is told
    /// @param policy nothing where it cannot be read, or is not kept any more
    public record Put(Optional<Instant> at, Optional<Policy> policy) {}

    /// Those of a day, in order; none where all its rules gave it the same, and none of rules that did not have the
    /// child.
    ///
    /// @param puts newest first
    /// @param isAll whether there were none before these
    public static List<EarlierBudget> of(List<Put> puts, boolean isAll, ChildId child, LocalDate day) {
        var found = new ArrayList<EarlierBudget>();
        for (int at = 0; at < puts.size() - (isAll ? 1 : 0); at++) {
            var policy = puts.get(at).policy();
            var before = at + 1 < puts.size() ? puts.get(at + 1).policy() : Optional.<Policy>empty();
            puts.get(at)
                    .at()
                    .filter(when -> isOn(day, when, policy.or(() -> before)))
                    .ifPresent(until -> {
                        var after = found.isEmpty() ? of(until, policy, child, day) : Optional.of(found.getLast());
                        of(until, before, child, day)
                                .filter(budget -> after.filter(budget::isLike).isEmpty())
                                .ifPresent(found::add);
                    });
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    private static boolean isOn(LocalDate day, Instant at, Optional<Policy> policy) {
        return policy.filter(rules -> CivilDays.of(at, rules.zone()).equals(day))
                .isPresent();
    }

    /// Nothing where the child was not in the rules.
    private static Optional<EarlierBudget> of(Instant until, Optional<Policy> policy, ChildId child, LocalDate day) {
        if (policy.isPresent() && policy.get().child(child).isEmpty()) {
            return Optional.empty();
        }
        var budget = policy.flatMap(
                rules -> PolicyDocument.of(rules).rules(child).budget(day).map(Said::value));
        return Optional.of(new EarlierBudget(until, policy.isPresent(), budget));
    }

    private boolean isLike(EarlierBudget other) {
        return known == other.known && budget.equals(other.budget);
    }
}
