package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds rules that do nothing: hidden behind others, not enforced by this version, or groups that nothing is in.
final class RuleNotices {
    /// A rule that stands earlier.
    private record Earlier(int index, Optional<LocalDate> until) {
        /// Whether it holds on every day on which a rule with this end does.
        boolean outlives(Optional<LocalDate> other) {
            return until.isEmpty()
                    || other.filter(end -> !end.isAfter(until.get())).isPresent();
        }
    }

    private final String path;
    private final Problems problems;

    private RuleNotices(String path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    static void tell(Layer own, String path, Problems problems) {
        var notices = new RuleNotices(path, problems);
        own.apps().ifPresent(notices::apps);
        own.sites().ifPresent(notices::sites);
    }

    private void apps(AppRules apps) {
        Map<AppRules.Match, Earlier> seen = new HashMap<>();
        for (int i = 0; i < apps.rules().size(); i++) {
            var rule = apps.rules().get(i);
            var at = path + "apps.rules[" + i + "]";
            hidden(at, Optional.ofNullable(seen.get(rule.match())), rule.until());
            keep(seen, rule.match(), new Earlier(i, rule.until()));
            switch (rule.match()) {
                case AppRules.Match.Path _ -> {}
                case AppRules.Match.Title _ -> notEnforced(at, "title");
                case AppRules.Match.PackageName _ -> notEnforced(at, "package");
            }
        }
        members(
                apps.groups().keySet(),
                apps.rules().stream().flatMap(rule -> rule.group().stream()).collect(Collectors.toSet()),
                "apps.groups.");
    }

    private void sites(SiteRules sites) {
        Map<SiteRules.Match, Earlier> seen = new HashMap<>();
        for (int i = 0; i < sites.rules().size(); i++) {
            var rule = sites.rules().get(i);
            var at = path + "sites.rules[" + i + "]";
            hidden(at, earlier(seen, rule), rule.until());
            keep(seen, rule.match(), new Earlier(i, rule.until()));
            switch (rule.match()) {
                case SiteRules.Match.Domain _ -> {}
                case SiteRules.Match.Category _ -> notEnforced(at, "category");
            }
        }
        members(
                sites.groups().keySet(),
                sites.rules().stream().flatMap(rule -> rule.group().stream()).collect(Collectors.toSet()),
                "sites.groups.");
    }

    /// An earlier rule for the same, or for a domain above, that holds as long.
    private static Optional<Earlier> earlier(Map<SiteRules.Match, Earlier> seen, SiteRules.Rule rule) {
        return switch (rule.match()) {
            case SiteRules.Match.Category same -> Optional.ofNullable(seen.get(same));
            case SiteRules.Match.Domain(var domain) -> {
                for (var above = domain; ; above = above.substring(above.indexOf('.') + 1)) {
                    var found = seen.get(new SiteRules.Match.Domain(above));
                    if (found != null && found.outlives(rule.until())) {
                        yield Optional.of(found);
                    }
                    if (above.indexOf('.') < 0) {
                        yield Optional.empty();
                    }
                }
            }
        };
    }

    private static <M> void keep(Map<M, Earlier> seen, M match, Earlier rule) {
        seen.merge(match, rule, (before, now) -> before.outlives(now.until()) ? before : now);
    }

    private void hidden(String at, Optional<Earlier> earlier, Optional<LocalDate> until) {
        earlier.filter(rule -> rule.outlives(until))
                .ifPresent(rule ->
                        problems.note(at, "can never match: rules[" + rule.index() + "] before it matches the same"));
    }

    private void notEnforced(String at, String key) {
        problems.note(at, "a rule with " + key + " is kept and not enforced yet by this version");
    }

    private void members(Set<String> groups, Set<String> used, String at) {
        var empty = new HashSet<>(groups);
        empty.removeAll(used);
        empty.forEach(name -> problems.note(path + at + name, "no rule puts anything into this group"));
    }
}
