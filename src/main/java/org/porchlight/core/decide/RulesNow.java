package org.porchlight.core.decide;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.SiteRules;

/// The rules for programs and sites as they hold at one instant, for gates that know no time: a rule that allows, and
/// whose group is closed then, denies. In a study they allow what is on its list.
public final class RulesNow {
    private RulesNow() {}

    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    public static RuleList<AppRules.Rule, AppRules.Action> apps(
            PolicyDocument document, ChildId child, TimeFacts facts, Instant at) {
        var rules = StudyList.apps(document.rules(child), facts.standing().day(), facts, at);
        var shut = shut(document, child, "apps.", facts, at);
        return each(
                rules,
                rule -> rule.then() == AppRules.Action.ALLOW && shut.test(rule.group()),
                rule -> new AppRules.Rule(
                        rule.match(), AppRules.Action.DENY, rule.counts(), rule.group(), rule.until()));
    }

    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    public static RuleList<SiteRules.Rule, SiteRules.Action> sites(
            PolicyDocument document, ChildId child, TimeFacts facts, Instant at) {
        var rules = StudyList.sites(document.rules(child), facts.standing().day(), facts, at);
        var shut = shut(document, child, "sites.", facts, at);
        return each(
                rules,
                rule -> rule.then() == SiteRules.Action.ALLOW && shut.test(rule.group()),
                rule -> new SiteRules.Rule(
                        rule.match(), SiteRules.Action.DENY, rule.counts(), rule.group(), rule.until()));
    }

    private static Predicate<Optional<String>> shut(
            PolicyDocument document, ChildId child, String subject, TimeFacts facts, Instant at) {
        return group -> group.map(name -> GroupDecider.decide(document, child, subject + name, facts, at))
                .filter(verdict -> !verdict.state().isOpen())
                .isPresent();
    }

    private static <R, A> RuleList<R, A> each(RuleList<R, A> rules, Predicate<R> shut, UnaryOperator<R> denying) {
        var now = rules.rules().stream()
                .map(said -> shut.test(said.value())
                        ? new Said<>(denying.apply(said.value()), said.path(), said.pack())
                        : said)
                .toList();
        return new RuleList<>(now, rules.otherwise());
    }
}
