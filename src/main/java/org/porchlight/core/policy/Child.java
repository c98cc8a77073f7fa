package org.porchlight.core.policy;

import java.util.List;
import java.util.Optional;

/// The rules of one child.
///
/// @param name as the family says it
/// @param accounts names of the operating system's accounts that belong to this child
/// @param apps nothing when the policy says nothing on programs: every program may start
/// @param sites nothing when the policy says nothing on sites: every site may be reached
public record Child(
        ChildId id,
        String name,
        Optional<Birth> birth,
        List<String> accounts,
        TimeRules time,
        Optional<AppRules> apps,
        Optional<SiteRules> sites) {
    public Child {
        accounts = List.copyOf(accounts);
    }
}
