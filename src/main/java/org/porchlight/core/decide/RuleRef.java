package org.porchlight.core.decide;

import java.util.Optional;
import org.porchlight.core.policy.Said;

/// The line of a policy that decided.
///
/// @param policyVersion version of the policy document
/// @param path below the child, such as `time.windows.mon-fri[0]`, `apps.rules[1]` or `sites.default`; `pause`
///     and `grant` name what a parent did, `clock` a day whose date is not sure, `time` is where no rule limits it
/// @param pack the preset that says it; nothing when the family's own words do
public record RuleRef(String policyVersion, String path, Optional<String> pack) {
    public RuleRef(String policyVersion, String path) {
        this(policyVersion, path, Optional.empty());
    }

    /// The place that says a value.
    public static RuleRef of(String policyVersion, Said<?> said) {
        return new RuleRef(policyVersion, said.path(), said.pack());
    }
}
