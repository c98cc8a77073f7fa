package org.porchlight.core.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.RuleList;

/// Programs that go on when time closes: those that a rule allows and does not count, while their group is open. A
/// parent's pause stops them too.
public final class Exempt {
    private Exempt() {}

    /// Their absolute paths, in the order of the rules; none while the child may use the PC or a parent paused it.
    ///
    /// @param state of the child's time at that instant
    /// @param facts as of the local day of `at`
    public static List<String> programs(
            PolicyDocument document, ChildId child, TimeFacts facts, TimeState state, Instant at) {
        return state == TimeState.CLOSED ? programs(RulesNow.apps(document, child, facts, at)) : List.of();
    }

    /// Those of rules as they hold at one instant.
    public static List<String> programs(RuleList<AppRules.Rule, Action> now) {
        var seen = new HashSet<AppRules.Match>();
        var found = new ArrayList<String>();
        for (var said : now.rules()) {
            var rule = said.value();
            if (seen.add(rule.match()) && rule.match() instanceof AppRules.Match.Path(var path) && isExempt(rule)) {
                found.add(path);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isExempt(AppRules.Rule rule) {
        return rule.then() == Action.ALLOW && rule.counts().equals(Optional.of(false));
    }
}
