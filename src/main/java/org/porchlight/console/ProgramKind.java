package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.ProgramDecider;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.GroupRules;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.Titles;
import org.porchlight.text.Language;
import org.porchlight.ui.Words;

/// Rules for programs.
///
/// @param files the file of a program that is named without its folder; the name itself when there is none
record ProgramKind(UnaryOperator<String> files) implements RuleKind<AppRules.Rule, AppRules.Action> {
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
                rule.match(), rule.then(), counts ? Optional.empty() : Optional.of(false), rule.group(), rule.until());
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
    public Optional<Verdict> decide(RuleList<AppRules.Rule, AppRules.Action> rules, AppRules.Rule rule) {
        return asked(rule).map(file -> ProgramDecider.decide(rules, Program.at(file), ""));
    }

    @Override
    public Map<String, GroupRules> groups(ChildRules rules, LocalDate day) {
        return rules.appGroups(day);
    }

    @Override
    public WhyModel.About about() {
        return WhyModel.About.PROGRAM;
    }
}
