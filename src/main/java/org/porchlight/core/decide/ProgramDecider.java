package org.porchlight.core.decide;

import java.util.Optional;
import org.porchlight.core.policy.AppRules;

/// Decides whether a child may start a program, by its path.
public final class ProgramDecider {
    private ProgramDecider() {}

    /// The verdict of the first rule that names the path, else of the default.
    ///
    /// @param path absolute and normalised, as the kernel names the file
    /// @param policyVersion where the rules come from
    public static Verdict.Program decide(AppRules rules, String path, String policyVersion) {
        for (int i = 0; i < rules.rules().size(); i++) {
            var rule = rules.rules().get(i);
            if (rule.path().equals(path)) {
                return verdict(rule.then(), Reason.RULE, new RuleRef(policyVersion, "apps.rules[" + i + "]"));
            }
        }
        return verdict(rules.otherwise(), Reason.DEFAULT, new RuleRef(policyVersion, "apps.default"));
    }

    private static Verdict.Program verdict(AppRules.Action action, Reason reason, RuleRef rule) {
        var outcome = switch (action) {
            case ALLOW -> Outcome.ALLOW;
            case ASK -> Outcome.ASK;
            case DENY -> Outcome.DENY;
        };
        return new Verdict.Program(outcome, reason, rule, Optional.empty(), Optional.empty());
    }
}
