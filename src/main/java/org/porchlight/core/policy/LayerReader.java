package org.porchlight.core.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the keys that a child and a preset share.
final class LayerReader {
    static final List<String> KEYS = List.of("time", "apps", "sites", "spending", "visibility");
    private static final Keys SPENDING = new Keys(List.of("single", "day", "month"));
    private static final List<String> TIERS =
            Arrays.stream(Tier.values()).map(Tier::name).toList();

    private LayerReader() {}

    /// @param outside groups that rules may name though they stand elsewhere
    static Layer read(Section section, Scope scope, Scope.Groups outside) {
        return new Layer(
                section.value("time")
                        .map(node -> TimeReader.read(node, section.at("time"), scope))
                        .orElse(TimeRules.NONE),
                section.value("apps").flatMap(node -> AppsReader.read(node, section.at("apps"), scope, outside.apps())),
                section.value("sites")
                        .flatMap(node -> SitesReader.read(node, section.at("sites"), scope, outside.sites())),
                section.value("spending").flatMap(node -> spending(node, section.at("spending"), scope.problems())),
                tier(section, "visibility"));
    }

    static Optional<Tier> tier(Section section, String key) {
        return section.choice(key, TIERS).map(Tier::valueOf);
    }

    private static Optional<Spending> spending(Yaml node, String path, Problems problems) {
        return Section.of(node, path, SPENDING, problems)
                .map(section -> new Spending(money(section, "single"), money(section, "day"), money(section, "month")));
    }

    private static boolean isSensible(Money money, Section section, String key) {
        if (!money.isInRange()) {
            section.complain(
                    key,
                    Problems.quote(money.toString()) + " is out of range: write 0 to " + Money.MOST.toPlainString());
        } else if (!money.isOfKnownCurrency()) {
            section.complain(
                    key,
                    Problems.quote(money.currency()) + " is not a currency: write its three letters, for example CNY");
        }
        return money.isInRange() && money.isOfKnownCurrency();
    }

    private static Optional<Money> money(Section section, String key) {
        return section.text(key, "50 CNY").flatMap(written -> {
            var sum = Money.parse(written);
            if (sum.isEmpty()) {
                section.complain(
                        key,
                        Problems.quote(written)
                                + " is not a sum of money: write a number and a currency, for example 50 CNY");
            }
            return sum.filter(money -> isSensible(money, section, key));
        });
    }
}
