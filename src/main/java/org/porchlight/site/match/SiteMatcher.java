package org.porchlight.site.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.SiteDecider;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.site.wire.Question;
import org.porchlight.site.wire.RecordType;

/// Tells how a limited child's question is treated.
///
/// Order: what nobody asks of us, names with a meaning of their own, the family's rules, then types that would lead
/// round the pins.
public final class SiteMatcher {
    /// Names by which browsers ask whether a network filters; "no such name" makes them use the system's resolver.
    private static final Set<String> CANARIES =
            Set.of("use-application-dns.net", "mask.icloud.com", "mask-h2.icloud.com");

    /// Names that no server of the Internet is asked for: RFC 6762 §3, RFC 7686 §2, RFC 6761 §6.4.
    private static final List<String> NOT_FORWARDED = List.of("local", "onion", "invalid");

    private SiteMatcher() {}

    /// The treatment of one question.
    public static Treatment treat(
            RuleList<SiteRules.Rule, SiteRules.Action> rules, String policyVersion, Question question) {
        int type = question.type();
        boolean wholesale = type == RecordType.ANY || type == RecordType.AXFR || type == RecordType.IXFR;
        if (question.category() != Question.INTERNET || wholesale) {
            return new Treatment.Refuse();
        }
        var name = question.name();
        var special = special(name);
        if (special.isPresent()) {
            return special.get();
        }
        var verdict = SiteDecider.decide(rules, name, policyVersion);
        return switch (verdict.outcome()) {
            case DENY, ASK -> new Treatment.Deny(verdict);
            // They carry addresses of their own and keys that hide the name of the site.
            case ALLOW ->
                type == RecordType.SVCB || type == RecordType.HTTPS
                        ? new Treatment.NoData()
                        : new Treatment.Forward(verdict);
        };
    }

    private static Optional<Treatment> special(String name) {
        if (isWithin(name, "localhost")) {
            return Optional.of(new Treatment.Loopback());
        }
        // RFC 9462 §6.4: nobody shall find an encrypted resolver through this one.
        if (isWithin(name, "resolver.arpa")) {
            return Optional.of(new Treatment.NoData());
        }
        boolean none = CANARIES.contains(name) || NOT_FORWARDED.stream().anyMatch(top -> isWithin(name, top));
        return none ? Optional.of(new Treatment.NoSuchName()) : Optional.empty();
    }

    /// The verdict that closes an allowed name because of where it leads: a rule that denies one of its aliases.
    ///
    /// An alias that no rule names is fine, whatever the default: the name that was asked decides.
    public static Optional<Verdict.Site> closedBy(
            RuleList<SiteRules.Rule, SiteRules.Action> rules, String policyVersion, List<String> aliases) {
        return aliases.stream()
                .map(alias -> SiteDecider.decide(rules, alias, policyVersion))
                .filter(verdict -> verdict.reason() == Reason.RULE && verdict.outcome() != Outcome.ALLOW)
                .findFirst();
    }

    /// Whether these rules limit the network at all. Rules that allow everything leave it as it is.
    public static boolean limits(RuleList<SiteRules.Rule, SiteRules.Action> rules) {
        return rules.otherwise().value() == SiteRules.Action.DENY
                || rules.rules().stream().map(Said::value).anyMatch(SiteMatcher::denies);
    }

    private static boolean denies(SiteRules.Rule rule) {
        return switch (rule.match()) {
            case SiteRules.Match.Domain _ -> rule.then() == SiteRules.Action.DENY;
            // Kept, and not enforced yet.
            case SiteRules.Match.Category _ -> false;
        };
    }

    private static boolean isWithin(String name, String domain) {
        return name.equals(domain) || name.endsWith("." + domain);
    }
}
