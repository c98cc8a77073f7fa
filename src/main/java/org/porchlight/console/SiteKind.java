package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.core.decide.SiteDecider;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.Categories;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.DomainName;
import org.porchlight.core.policy.GroupRules;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.text.Language;
import org.porchlight.ui.Words;

/// Rules for sites.
record SiteKind() implements RuleKind<SiteRules.Rule, SiteRules.Action> {
    private static final Pattern FRONT_PAGE = Pattern.compile("www\\.(?![a-z]{2,3}\\.[a-z]{2}$).+\\..+");

    @Override
    public String id() {
        return "sites";
    }

    @Override
    public String line() {
        return PolicyLines.SITES;
    }

    @Override
    public String otherwiseLine() {
        return PolicyLines.OTHER_SITES;
    }

    @Override
    public List<SiteRules.Action> actions() {
        return List.of(SiteRules.Action.values());
    }

    @Override
    public List<SiteRules.Rule> own(Policy policy, ChildId child) {
        return policy.child(child)
                .flatMap(one -> one.own().sites())
                .map(SiteRules::rules)
                .orElse(List.of());
    }

    @Override
    public RuleList<SiteRules.Rule, SiteRules.Action> holding(ChildRules rules, LocalDate day) {
        return rules.siteRules(day);
    }

    @Override
    public RuleValue rules(List<SiteRules.Rule> rules) {
        return new RuleValue.Sites(rules);
    }

    @Override
    public RuleValue otherwise(SiteRules.Action then) {
        return new RuleValue.OtherSites(then);
    }

    @Override
    public Optional<SiteRules.Rule> read(String typed, SiteRules.Action then) {
        var category = Categories.find(typed);
        if (category.isPresent()) {
            return category.map(id -> SiteRules.Rule.of(new SiteRules.Match.Category(id), then));
        }
        return DomainName.canonical(WhyModel.host(typed))
                .filter(name -> name.contains("."))
                .map(SiteKind::whole)
                .map(name -> SiteRules.Rule.domain(name, then));
    }

    /// Whoever copies the address of a front page means the site: a rule for `www` alone leaves all else of it.
    /// What
    /// may be the end of many sites' names, as `gov.cn`, is none.
    private static String whole(String name) {
        return FRONT_PAGE.matcher(name).matches() ? name.substring("www.".length()) : name;
    }

    @Override
    public SiteRules.Rule doing(SiteRules.Rule rule, SiteRules.Action then) {
        return new SiteRules.Rule(rule.match(), then, rule.counts(), rule.group(), rule.until());
    }

    @Override
    public SiteRules.Rule counting(SiteRules.Rule rule, boolean counts) {
        return new SiteRules.Rule(
                rule.match(), rule.then(), counts ? Optional.empty() : Optional.of(false), rule.group(), rule.until());
    }

    @Override
    public boolean isTimed() {
        return false;
    }

    @Override
    public boolean isSame(SiteRules.Rule one, SiteRules.Rule other) {
        return one.match().equals(other.match());
    }

    @Override
    public String title(SiteRules.Rule rule, Language language) {
        return switch (rule.match()) {
            case SiteRules.Match.Domain(var domain) -> java.net.IDN.toUnicode(domain);
            case SiteRules.Match.Category(var id) ->
                Categories.name(id, language.locale().getLanguage()).orElse(id);
        };
    }

    @Override
    public String written(SiteRules.Rule rule) {
        return switch (rule.match()) {
            case SiteRules.Match.Domain(var domain) -> domain;
            case SiteRules.Match.Category(var id) -> "category: " + id;
        };
    }

    @Override
    public String detail(SiteRules.Rule rule, Words words) {
        return switch (rule.match()) {
            case SiteRules.Match.Domain(var domain) -> domain;
            case SiteRules.Match.Category _ -> words.of("rules.category");
        };
    }

    @Override
    public Optional<String> asked(SiteRules.Rule rule) {
        return rule.match() instanceof SiteRules.Match.Domain(var domain) ? Optional.of(domain) : Optional.empty();
    }

    @Override
    public Optional<Verdict> decide(RuleList<SiteRules.Rule, SiteRules.Action> rules, SiteRules.Rule rule) {
        return asked(rule).map(host -> SiteDecider.decide(rules, host, ""));
    }

    @Override
    public Map<String, GroupRules> groups(ChildRules rules, LocalDate day) {
        return rules.siteGroups(day);
    }

    @Override
    public WhyModel.About about() {
        return WhyModel.About.SITE;
    }
}
