package org.porchlight.core.decide;

import java.util.Optional;
import org.porchlight.core.policy.SiteRules;

/// Decides whether a child may reach a site, by its host name.
public final class SiteDecider {
    private SiteDecider() {}

    /// The verdict of the first rule whose domain is the host or lies above it, else of the default.
    ///
    /// @param host lower-case A-labels without a final dot, as [org.porchlight.core.policy.DomainName] makes them
    /// @param policyVersion where the rules come from
    public static Verdict.Site decide(SiteRules rules, String host, String policyVersion) {
        for (int i = 0; i < rules.rules().size(); i++) {
            var rule = rules.rules().get(i);
            if (isWithin(host, rule.domain())) {
                return verdict(rule.then(), Reason.RULE, new RuleRef(policyVersion, "sites.rules[" + i + "]"));
            }
        }
        return verdict(rules.otherwise(), Reason.DEFAULT, new RuleRef(policyVersion, "sites.default"));
    }

    /// Whether a host is a domain or lies below it; `notexample.org` does not lie below `example.org`.
    static boolean isWithin(String host, String domain) {
        int above = host.length() - domain.length();
        return host.endsWith(domain) && (above == 0 || (above > 0 && host.charAt(above - 1) == '.'));
    }

    private static Verdict.Site verdict(SiteRules.Action action, Reason reason, RuleRef rule) {
        var outcome = switch (action) {
            case ALLOW -> Outcome.ALLOW;
            case DENY -> Outcome.DENY;
        };
        return new Verdict.Site(outcome, reason, rule, Optional.empty(), Optional.empty());
    }
}
