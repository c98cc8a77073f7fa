package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `apps`.
final class AppsReader {
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_:-]{0,127}");
    private static final Keys APPS = new Keys(List.of("default", "rules", "groups"));
    private static final Keys RULE = new Keys(List.of("match", "then", "counts", "group", "until"));
    private static final Keys MATCH = new Keys(List.of("path", "title", "package"));
    private static final List<String> WORDS = List.of("allow", "ask", "deny");

    private final Scope scope;
    private final Problems problems;
    private final Set<String> groups;

    private AppsReader(Scope scope, Set<String> groups) {
        this.scope = scope;
        this.problems = scope.problems();
        this.groups = groups;
    }

    /// @param others groups that stand elsewhere
    static Optional<AppRules> read(Yaml node, String path, Scope scope, Set<String> others) {
        return Section.of(node, path, APPS, scope.problems()).map(section -> {
            var own = RuleParts.groups(section, scope);
            var names = new HashSet<>(others);
            names.addAll(own.keySet());
            var reader = new AppsReader(scope, names);
            var rules = new ArrayList<AppRules.Rule>();
            section.each(
                    "rules",
                    "a list of rules",
                    (item, at) -> reader.rule(item, at).ifPresent(rules::add));
            return new AppRules(action(section, "default"), rules, own);
        });
    }

    private static Optional<AppRules.Action> action(Section section, String key) {
        return section.choice(key, WORDS).map(word -> AppRules.Action.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private Optional<AppRules.Rule> rule(Yaml node, String path) {
        return Section.of(node, path, RULE, problems).flatMap(rule -> {
            rule.required("then", "then: allow");
            var match = rule.required("match", "match: {path: /usr/bin/gcompris-qt}")
                    .flatMap(found -> Section.of(found, rule.at("match"), MATCH, problems))
                    .flatMap(this::match);
            var then = action(rule, "then");
            var parts = RuleParts.read(rule, groups, scope);
            return match.flatMap(what ->
                    then.map(action -> new AppRules.Rule(what, action, parts.counts(), parts.group(), parts.until())));
        });
    }

    private Optional<AppRules.Match> match(Section match) {
        var said = MATCH.known().stream()
                .filter(key -> match.value(key).isPresent())
                .toList();
        if (said.size() > 1) {
            var second = match.pair(said.get(1)).orElseThrow();
            problems.add(
                    second.place(), match.path(), "a rule matches one thing; leave one of " + String.join(", ", said));
            return Optional.empty();
        }
        return switch (said.isEmpty() ? "path" : said.getFirst()) {
            case "title" -> title(match).map(AppRules.Match.Title::new);
            case "package" -> packageName(match).map(AppRules.Match.PackageName::new);
            default -> path(match).map(AppRules.Match.Path::new);
        };
    }

    private static Optional<String> title(Section match) {
        return match.text("title", "minecraft").flatMap(written -> {
            var id = Titles.find(written);
            if (id.isEmpty()) {
                var known = List.copyOf(Titles.known().byWord().keySet());
                match.complain("title", HouseholdReader.unknown(written, "a known title", known));
            }
            return id;
        });
    }

    private static Optional<String> packageName(Section match) {
        return match.text("package", "steam").filter(written -> {
            boolean fits = PACKAGE.matcher(written).matches();
            if (!fits) {
                match.complain(
                        "package",
                        Problems.quote(written) + " is not the name of a package: write for example \"steam\"");
            }
            return fits;
        });
    }

    private Optional<String> path(Section match) {
        match.required("path", "path: /usr/bin/gcompris-qt");
        return match.value("path").flatMap(node -> PathReader.read(node, match.at("path"), problems));
    }
}
