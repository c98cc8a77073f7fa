package org.porchlight.core.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;

/// Decides whether a child may reach a site.
public final class SiteDecider {
    private static final RuleWalk<Site, SiteRules.Action, SiteRules.Rule> WALK =
            new RuleWalk<>("sites", (rule, site) -> isNamed(site, rule.match()), SiteDecider::outcome);

    private SiteDecider() {}

    /// The verdict of the first rule that names the site, else of the default. Where it allows a site of a group, the
    /// group may still close it. In a study only what is on its list is allowed.
    ///
    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    public static Verdict.Site decide(
            PolicyDocument document, ChildId child, Site site, TimeFacts facts, Instant at, Trace trace) {
        var settled = Found.settle(new Found.Asked(document, child, facts, at, trace), asked -> {
            var rules = StudyList.sites(asked.document().rules(asked.child()), asked.day(), asked.facts(), asked.at());
            return WALK.find(rules, site, asked.document().version(), asked.trace());
        });
        return new Verdict.Site(settled.outcome(), settled.reason(), settled.rule(), settled.until(), settled.next());
    }

    /// The verdict of the rules alone, as far as they name domains; no group is asked.
    ///
    /// @param host as in [Site]
    /// @param policyVersion where the rules come from
    public static Verdict.Site decide(
            RuleList<SiteRules.Rule, SiteRules.Action> rules, String host, String policyVersion) {
        var found = WALK.find(rules, Site.of(host), policyVersion, Trace.OFF);
        return new Verdict.Site(found.outcome(), found.reason(), found.rule(), Optional.empty(), Optional.empty());
    }

    /// What the use of a site is charged to on a day.
    public static InFront inFront(ChildRules rules, LocalDate day, Site site) {
        return WALK.find(rules.siteRules(day), site, "", Trace.OFF).charge();
    }

    private static boolean isNamed(Site site, SiteRules.Match match) {
        return switch (match) {
            case SiteRules.Match.Domain(var domain) -> site.isWithin(domain);
            case SiteRules.Match.Category(var id) -> site.categories().contains(id);
        };
    }

    private static Outcome outcome(SiteRules.Action action) {
        return switch (action) {
            case ALLOW -> Outcome.ALLOW;
            case DENY -> Outcome.DENY;
        };
    }
}
