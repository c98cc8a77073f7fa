package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `sites`.
final class SitesReader {
    private static final Keys SITES = new Keys(List.of("default", "safe-search", "youtube", "rules", "groups"));
    private static final Keys RULE = new Keys(List.of("domain", "category", "then", "counts", "group", "until"));
    private static final List<String> WORDS = List.of("allow", "deny");
    private static final List<String> STRICTNESS = List.of("strict", "moderate", "off");

    private final Scope scope;
    private final Problems problems;
    private final Set<String> groups;

    private SitesReader(Scope scope, Set<String> groups) {
        this.scope = scope;
        this.problems = scope.problems();
        this.groups = groups;
    }

    /// @param others groups that stand elsewhere
    static Optional<SiteRules> read(Yaml node, String path, Scope scope, Set<String> others) {
        return Section.of(node, path, SITES, scope.problems()).map(section -> {
            var own = RuleParts.groups(section, scope);
            var names = new HashSet<>(others);
            names.addAll(own.keySet());
            var reader = new SitesReader(scope, names);
            var rules = new ArrayList<SiteRules.Rule>();
            section.each(
                    "rules",
                    "a list of rules",
                    (item, at) -> reader.rule(item, at).ifPresent(rules::add));
            return new SiteRules(
                    action(section, "default"),
                    strictness(section, "safe-search"),
                    strictness(section, "youtube"),
                    rules,
                    own);
        });
    }

    private static Optional<SiteRules.Action> action(Section section, String key) {
        return section.choice(key, WORDS).map(word -> SiteRules.Action.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private static Optional<SiteRules.Strictness> strictness(Section section, String key) {
        return section.choice(key, STRICTNESS).map(word -> SiteRules.Strictness.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private Optional<SiteRules.Rule> rule(Yaml node, String path) {
        return Section.of(node, path, RULE, problems).flatMap(rule -> {
            rule.required("then", "then: allow");
            var match = match(rule);
            var then = action(rule, "then");
            var parts = RuleParts.read(rule, groups, scope);
            return match.flatMap(what ->
                    then.map(action -> new SiteRules.Rule(what, action, parts.counts(), parts.group(), parts.until())));
        });
    }

    private Optional<SiteRules.Match> match(Section rule) {
        var category = rule.pair("category");
        if (category.isEmpty()) {
            rule.required("domain", "domain: smartedu.cn");
            return domain(rule).map(SiteRules.Match.Domain::new);
        }
        if (rule.value("domain").isPresent()) {
            problems.add(
                    category.get().place(), rule.path(), "a rule matches one thing; leave one of domain, category");
            return Optional.empty();
        }
        return category(rule).map(SiteRules.Match.Category::new);
    }

    private static Optional<String> category(Section rule) {
        return rule.text("category", "gambling").flatMap(written -> {
            var id = Categories.find(written);
            if (id.isEmpty()) {
                var known = List.copyOf(Categories.known().byWord().keySet());
                rule.complain("category", HouseholdReader.unknown(written, "a known category", known));
            }
            return id;
        });
    }

    private static Optional<String> domain(Section rule) {
        return rule.text("domain", "smartedu.cn").flatMap(written -> {
            var domain = DomainName.canonical(written);
            if (domain.isEmpty()) {
                rule.complain(
                        "domain",
                        Problems.quote(written)
                                + " is not a domain: write only the name, for example \"smartedu.cn\"; it holds all below it");
            }
            return domain;
        });
    }
}
