package org.porchlight.core.policy;

import java.util.Optional;

/// One layer of rules: a child's own words, or what a preset says for a tier. What is absent was not said.
///
/// @param visibility the tier by which parents see what the child does
public record Layer(
        TimeRules time,
        Optional<AppRules> apps,
        Optional<SiteRules> sites,
        Optional<Spending> spending,
        Optional<Tier> visibility) {
    /// Nothing is said.
    public static final Layer NONE =
            new Layer(TimeRules.NONE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /// Nothing but on time.
    public static Layer of(TimeRules time) {
        return new Layer(time, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    Layer with(TimeRules other) {
        return new Layer(other, apps, sites, spending, visibility);
    }

    Layer with(Optional<AppRules> other) {
        return new Layer(time, other, sites, spending, visibility);
    }

    Layer withSites(Optional<SiteRules> other) {
        return new Layer(time, apps, other, spending, visibility);
    }

    Layer with(Spending other) {
        return new Layer(time, apps, sites, Optional.of(other).filter(Spending::saysAnything), visibility);
    }

    /// What is said, as canonical JSON.
    public String json() {
        return PolicyJson.write(tree());
    }

    private Tree tree() {
        var fields = new Tree.Builder();
        PolicyTree.layer(fields, this);
        return fields.open();
    }
}
