package org.porchlight.core.policy;

import java.util.List;

/// Which sites a child may reach; the first rule that matches decides.
public record SiteRules(Action otherwise, List<DomainRule> rules) {
    /// What is done with a site.
    public enum Action {
        ALLOW,
        DENY
    }

    /// A rule for a domain and everything below it.
    ///
    /// @param domain lower-case A-labels without a final dot, such as `smartedu.cn`
    public record DomainRule(String domain, Action then) {}

    /// What holds where a policy says nothing on sites: every site may be reached.
    public static final SiteRules OPEN = new SiteRules(Action.ALLOW, List.of());

    public SiteRules {
        rules = List.copyOf(rules);
    }
}
