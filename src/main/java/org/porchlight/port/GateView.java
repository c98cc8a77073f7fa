package org.porchlight.port;

import java.util.Map;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;

/// All that the hot paths need to know, replaced as a whole.
///
/// @param children by account; an account that is missing is not limited
public record GateView(Map<ChildAccount, ChildView> children) {
    /// The rules for one account; rules that the policy does not give allow everything.
    public record ChildView(
            ChildId child,
            String policyVersion,
            RuleList<AppRules.Rule, AppRules.Action> apps,
            RuleList<SiteRules.Rule, SiteRules.Action> sites) {}

    public GateView {
        children = Map.copyOf(children);
    }
}
