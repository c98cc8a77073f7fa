package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `apps` and `sites` of a child.
final class RulesReader {
    private static final int MAX_PATH = 4096;
    private static final Pattern SLASHES = Pattern.compile("/(?:\\.?/)*");
    private static final Keys APPS = new Keys(List.of("default", "rules"), List.of("groups"));
    private static final Keys APP_RULE = new Keys(List.of("match", "then"), List.of("counts", "group", "until"));
    private static final Keys MATCH = new Keys(List.of("path"), List.of("title", "package"));
    private static final Keys SITES =
            new Keys(List.of("default", "rules"), List.of("safe-search", "youtube", "groups"));
    private static final Keys SITE_RULE =
            new Keys(List.of("domain", "then"), List.of("category", "counts", "group", "until"));
    private static final List<String> APP_WORDS = List.of("allow", "ask", "deny");
    private static final List<String> SITE_WORDS = List.of("allow", "deny");

    private final Problems problems;

    private RulesReader(Problems problems) {
        this.problems = problems;
    }

    static Optional<AppRules> apps(Yaml node, String path, Problems problems) {
        return Section.of(node, path, APPS, problems).map(new RulesReader(problems)::apps);
    }

    static Optional<SiteRules> sites(Yaml node, String path, Problems problems) {
        return Section.of(node, path, SITES, problems).map(new RulesReader(problems)::sites);
    }

    private AppRules apps(Section section) {
        var rules = new ArrayList<AppRules.PathRule>();
        section.each(
                "rules", "a list of rules", (item, path) -> appRule(item, path).ifPresent(rules::add));
        return new AppRules(action(section, "default").orElse(AppRules.Action.ALLOW), rules);
    }

    private Optional<AppRules.PathRule> appRule(Yaml node, String path) {
        return Section.of(node, path, APP_RULE, problems).flatMap(rule -> {
            rule.required("then", "then: allow");
            var program = rule.required("match", "match: {path: /usr/bin/gcompris-qt}")
                    .flatMap(match -> Section.of(match, rule.at("match"), MATCH, problems))
                    .flatMap(this::programPath);
            return action(rule, "then").flatMap(then -> program.map(found -> new AppRules.PathRule(found, then)));
        });
    }

    private Optional<String> programPath(Section match) {
        match.required("path", "path: /usr/bin/gcompris-qt");
        var written = match.text("path", "/usr/bin/gcompris-qt");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var path = SLASHES.matcher(written.get()).replaceAll("/");
        boolean goesUp = path.contains("/../") || path.endsWith("/..");
        boolean names =
                path.startsWith("/") && !path.endsWith("/") && !path.endsWith("/.") && path.length() <= MAX_PATH;
        if (names && !goesUp) {
            return Optional.of(path);
        }
        problems.add(
                match.value("path").orElseThrow().place(),
                match.at("path"),
                Problems.quote(written.get())
                        + " is not the full path of a program: write for example \"/usr/bin/gcompris-qt\"");
        return Optional.empty();
    }

    private Optional<AppRules.Action> action(Section section, String key) {
        return section.choice(key, APP_WORDS).map(word -> AppRules.Action.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    private SiteRules sites(Section section) {
        var rules = new ArrayList<SiteRules.DomainRule>();
        section.each(
                "rules", "a list of rules", (item, path) -> siteRule(item, path).ifPresent(rules::add));
        return new SiteRules(siteAction(section, "default").orElse(SiteRules.Action.ALLOW), rules);
    }

    private Optional<SiteRules.DomainRule> siteRule(Yaml node, String path) {
        return Section.of(node, path, SITE_RULE, problems).flatMap(rule -> {
            rule.required("then", "then: allow");
            var domain = rule.required("domain", "domain: smartedu.cn").flatMap(value -> domain(rule, value));
            return siteAction(rule, "then").flatMap(then -> domain.map(found -> new SiteRules.DomainRule(found, then)));
        });
    }

    private Optional<String> domain(Section rule, Yaml value) {
        var written = rule.text("domain", "smartedu.cn");
        var domain = written.flatMap(DomainName::canonical);
        if (written.isPresent() && domain.isEmpty()) {
            problems.add(
                    value.place(),
                    rule.at("domain"),
                    Problems.quote(written.get())
                            + " is not a domain: write only the name, for example \"smartedu.cn\"; it holds all below it");
        }
        return domain;
    }

    private Optional<SiteRules.Action> siteAction(Section section, String key) {
        return section.choice(key, SITE_WORDS).map(word -> SiteRules.Action.valueOf(word.toUpperCase(Locale.ROOT)));
    }
}
