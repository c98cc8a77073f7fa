package org.porchlight.core.decide;

/// The line of a policy that decided.
///
/// @param policyVersion version of the policy document
/// @param path below the child, such as `time.windows.mon-fri[0]`, `apps.rules[1]` or `sites.default`; `pause`
///     and `grant` name what a parent did, `time` is where no rule limits it
public record RuleRef(String policyVersion, String path) {}
