package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.Categories;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.DomainName;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Rule;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.Titles;
import org.porchlight.text.Language;
import org.porchlight.ui.Words;

/// What rules for programs and rules for sites are each called, how they are read and where they stand in a policy.
///
/// @param <R> one rule
/// @param <A> what it does
sealed interface RuleKind<R extends Rule<A>, A extends Enum<A>> {
    /// Part of ids and of keys of the bundle `console`: `programs` or `sites`.
    String id();

    /// The line of a policy that has all rules.
    String line();

    /// The line of a policy that says what holds where no rule matches.
    String otherwiseLine();

    List<A> actions();

    /// The child's own rules.
    List<R> own(Policy policy, ChildId child);

    /// The rules that hold on a day, own ones and those of the preset.
    RuleList<R, A> holding(ChildRules rules, LocalDate day);

    RuleValue rules(List<R> rules);

    RuleValue otherwise(A then);

    /// The rule for what was typed; nothing when it names neither a program nor a site.
    Optional<R> read(String typed, A then);

    R doing(R rule, A then);

    R counting(R rule, boolean counts);

    /// Whether it is told how long each was used.
    boolean isTimed();

    /// Whether both are for the same.
    boolean isSame(R one, R other);

    /// What people call it.
    String title(R rule, Language language);

    /// What stands below that: by what it is known.
    String detail(R rule, Words words);

    /// How it is written in the rules.
    String written(R rule);

    /// What "why" can be asked about; nothing for a rule that is for several.
    Optional<String> asked(R rule);

    WhyModel.About about();

    /// Rules for programs.
    ///
    /// @param files the file of a program that is named without its folder; the name itself when there is none
    record Programs(UnaryOperator<String> files) implements RuleKind<AppRules.Rule, AppRules.Action> {
        @Override
        public String id() {
            return "programs";
        }

        @Override
        public String line() {
            return PolicyLines.PROGRAMS;
        }

        @Override
        public String otherwiseLine() {
            return PolicyLines.OTHER_PROGRAMS;
        }

        @Override
        public List<AppRules.Action> actions() {
            return List.of(AppRules.Action.values());
        }

        @Override
        public List<AppRules.Rule> own(Policy policy, ChildId child) {
            return policy.child(child)
                    .flatMap(one -> one.own().apps())
                    .map(AppRules::rules)
                    .orElse(List.of());
        }

        @Override
        public RuleList<AppRules.Rule, AppRules.Action> holding(ChildRules rules, LocalDate day) {
            return rules.appRules(day);
        }

        @Override
        public RuleValue rules(List<AppRules.Rule> rules) {
            return new RuleValue.Programs(rules);
        }

        @Override
        public RuleValue otherwise(AppRules.Action then) {
            return new RuleValue.OtherPrograms(then);
        }

        @Override
        public Optional<AppRules.Rule> read(String typed, AppRules.Action then) {
            var title = Titles.find(typed);
            if (title.isPresent()) {
                return title.map(id -> AppRules.Rule.of(new AppRules.Match.Title(id), then));
            }
            return Optional.of(files.apply(typed))
                    .filter(path -> org.porchlight.ipc.WhySubject.Program.isValid(path) && !path.endsWith("/"))
                    .map(path -> AppRules.Rule.path(path, then));
        }

        @Override
        public AppRules.Rule doing(AppRules.Rule rule, AppRules.Action then) {
            return new AppRules.Rule(rule.match(), then, rule.counts(), rule.group(), rule.until());
        }

        @Override
        public AppRules.Rule counting(AppRules.Rule rule, boolean counts) {
            return new AppRules.Rule(
                    rule.match(),
                    rule.then(),
                    counts ? Optional.empty() : Optional.of(false),
                    rule.group(),
                    rule.until());
        }

        @Override
        public boolean isTimed() {
            return true;
        }

        @Override
        public boolean isSame(AppRules.Rule one, AppRules.Rule other) {
            return one.match().equals(other.match());
        }

        @Override
        public String title(AppRules.Rule rule, Language language) {
            var name = switch (rule.match()) {
                case AppRules.Match.Path(var path) -> path.substring(path.lastIndexOf('/') + 1);
                case AppRules.Match.Title(var id) -> id;
                case AppRules.Match.PackageName(var packaged) -> packaged;
            };
            return Titles.name(name, language.locale().getLanguage());
        }

        @Override
        public String written(AppRules.Rule rule) {
            return switch (rule.match()) {
                case AppRules.Match.Path(var path) -> path;
                case AppRules.Match.Title(var id) -> "title: " + id;
                case AppRules.Match.PackageName(var name) -> "package: " + name;
            };
        }

        @Override
        public String detail(AppRules.Rule rule, Words words) {
            return switch (rule.match()) {
                case AppRules.Match.Path(var path) -> path;
                case AppRules.Match.Title _ -> words.of("rules.however-installed");
                case AppRules.Match.PackageName(var name) -> words.of("rules.package", name);
            };
        }

        @Override
        public Optional<String> asked(AppRules.Rule rule) {
            return rule.match() instanceof AppRules.Match.Path(var path) ? Optional.of(path) : Optional.empty();
        }

        @Override
        public WhyModel.About about() {
            return WhyModel.About.PROGRAM;
        }
    }

    /// Rules for sites.
    record Sites() implements RuleKind<SiteRules.Rule, SiteRules.Action> {
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
                    .map(Sites::whole)
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
                    rule.match(),
                    rule.then(),
                    counts ? Optional.empty() : Optional.of(false),
                    rule.group(),
                    rule.until());
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
        public WhyModel.About about() {
            return WhyModel.About.SITE;
        }
    }
}
