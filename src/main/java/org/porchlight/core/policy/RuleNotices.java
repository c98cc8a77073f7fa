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

    /// @param others what is done with programs that no rule names
    static void tell(Layer own, AppRules.Action others, String path, Problems problems) {
        var notices = new RuleNotices(path, problems);
        own.spending().ifPresent(notices::spending);
        own.apps().ifPresent(notices::apps);
        own.apps().filter(_ -> others == AppRules.Action.ALLOW).ifPresent(notices::copies);
        own.sites().ifPresent(notices::sites);
    }

    private void spending(Spending spending) {
        kept(spending.single(), "spending.single");
        kept(spending.day(), "spending.day");
        kept(spending.month(), "spending.month");
    }

    private void kept(Optional<?> value, String key) {
        value.ifPresent(_ -> problems.note(path + key, "is kept and not enforced yet by this version"));
    }

    private void strictness(Optional<SiteRules.Strictness> said, String key) {
        kept(said.filter(how -> how != SiteRules.Strictness.OFF), key);
    }

    /// Groups with windows or a budget: they close to what begins; what runs already is not ended.
    private void groups(Map<String, Group> groups, Set<String> used, String at, String begins) {
        groups.forEach((name, group) -> {
            boolean closes = !group.windows().isEmpty() || !group.budget().isEmpty();
            if (closes && used.contains(name)) {
                problems.note(
                        path + at + name,
                        "windows and budget of a group hold only for " + begins
                                + " in this version; what is open already goes on until the child's time closes");
            }
        });
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
        var used = apps.rules().stream().flatMap(rule -> rule.group().stream()).collect(Collectors.toSet());
        members(apps.groups().keySet(), used, "apps.groups.");
        groups(apps.groups(), used, "apps.groups.", "programs that start");
    }

    /// A rule knows a program by its path. Told once, at the first that refuses one.
    private void copies(AppRules apps) {
        for (int i = 0; i < apps.rules().size(); i++) {
            var rule = apps.rules().get(i);
            if (rule.then() == AppRules.Action.DENY && rule.match() instanceof AppRules.Match.Path) {
                problems.note(
                        path + "apps.rules[" + i + "]",
                        "a copy of this program under another path runs, since all others may; "
                                + "default: deny with a list of what may run holds copies too");
                return;
            }
        }
    }

    private void sites(SiteRules sites) {
        strictness(sites.safeSearch(), "sites.safe-search");
        strictness(sites.youtube(), "sites.youtube");
        Map<SiteRules.Match, Earlier> seen = new HashMap<>();
        for (int i = 0; i < sites.rules().size(); i++) {
            var rule = sites.rules().get(i);
            var at = path + "sites.rules[" + i + "]";
            hidden(at, earlier(seen, rule), rule.until());
            keep(seen, rule.match(), new Earlier(i, rule.until()));
            switch (rule.match()) {
                case SiteRules.Match.Domain(var domain) -> wide(at, domain, rule.then());
                case SiteRules.Match.Category _ -> notEnforced(at, "category");
            }
        }
        var used = sites.rules().stream().flatMap(rule -> rule.group().stream()).collect(Collectors.toSet());
        members(sites.groups().keySet(), used, "sites.groups.");
        groups(sites.groups(), used, "sites.groups.", "sites that are looked up");
    }

    /// All below a name is meant with it, and this is the end of many.
    private void wide(String at, String domain, SiteRules.Action then) {
        if (then == SiteRules.Action.ALLOW && domain.indexOf('.') < 0) {
            problems.note(at, "allows every site whose name ends in ." + domain);
        }
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
