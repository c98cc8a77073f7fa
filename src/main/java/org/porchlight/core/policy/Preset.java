package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules that the product ships, by tier.
///
/// @param source where the figures come from
/// @param checkedOn when the source was last read
/// @param tiers what it says for each; a tier that is absent has none of its rules
public record Preset(
        String name, String titleZh, String titleEn, String source, LocalDate checkedOn, Map<Tier, Layer> tiers) {
    public Preset {
        tiers = Map.copyOf(tiers);
    }

    /// What it says for a tier.
    public Optional<Layer> layer(Tier tier) {
        return Optional.ofNullable(tiers.get(tier));
    }

    Scope.Groups groups() {
        return new Scope.Groups(
                tiers.values().stream()
                        .flatMap(layer -> layer.apps().stream())
                        .flatMap(apps -> apps.groups().keySet().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                siteGroups());
    }

    private Set<String> siteGroups() {
        return tiers.values().stream()
                .flatMap(layer -> layer.sites().stream())
                .flatMap(sites -> sites.groups().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
