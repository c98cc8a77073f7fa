package org.porchlight.core.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.StudyRules;

/// What may be used in a time of study: what a rule of the policy allows and does not count, and the programs that the
/// policy names to study with.
final class StudyList {
    /// Stands where a rule would that refuses.
    static final String RULE = "study";

    private static final String WITH = "time.study.with";

    private StudyList() {}

    /// The rules for programs in a study, or these where there is none.
    static RuleList<AppRules.Rule, AppRules.Action> apps(ChildRules rules, LocalDate day, TimeFacts facts, Instant at) {
        var all = rules.appRules(day);
        return facts.studyAt(at).isPresent() ? of(all, rules.study(day)) : all;
    }

    /// The rules for sites in a study, or these where there is none.
    static RuleList<SiteRules.Rule, SiteRules.Action> sites(
            ChildRules rules, LocalDate day, TimeFacts facts, Instant at) {
        var all = rules.siteRules(day);
        return facts.studyAt(at).isPresent() ? of(all) : all;
    }

    /// Rules that allow no program but those of the list. What the system needs is not theirs to refuse: a rule that
    /// would allow another program is left out.
    private static RuleList<AppRules.Rule, AppRules.Action> of(
            RuleList<AppRules.Rule, AppRules.Action> rules, StudyRules study) {
        var seen = new HashSet<AppRules.Match>();
        var kept = new ArrayList<Said<AppRules.Rule>>();
        for (var said : rules.rules()) {
            if (seen.add(said.value().match()) && isOn(said.value(), study)) {
                kept.add(said);
            }
        }
        for (var path : study.with()) {
            if (seen.add(new AppRules.Match.Path(path))) {
                kept.add(Said.own(AppRules.Rule.path(path, AppRules.Action.ALLOW), WITH));
            }
        }
        return new RuleList<>(kept, Said.own(AppRules.Action.DENY, RULE));
    }

    /// Rules that allow no site but those of the list.
    private static RuleList<SiteRules.Rule, SiteRules.Action> of(RuleList<SiteRules.Rule, SiteRules.Action> rules) {
        var all = rules.rules().stream()
                .map(said -> said.value().then() == SiteRules.Action.ALLOW
                                && !isFree(said.value().counts())
                        ? new Said<>(refusing(said.value()), RULE, Optional.empty())
                        : said)
                .toList();
        return new RuleList<>(all, Said.own(SiteRules.Action.DENY, RULE));
    }

    private static SiteRules.Rule refusing(SiteRules.Rule rule) {
        return new SiteRules.Rule(rule.match(), SiteRules.Action.DENY, rule.counts(), rule.group(), rule.until());
    }

    private static boolean isOn(AppRules.Rule rule, StudyRules study) {
        return rule.then() != AppRules.Action.ALLOW
                || isFree(rule.counts())
                || (rule.match() instanceof AppRules.Match.Path(var path)
                        && study.with().contains(path));
    }

    private static boolean isFree(Optional<Boolean> counts) {
        return counts.filter(counted -> !counted).isPresent();
    }
}
