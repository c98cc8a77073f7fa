package org.porchlight.core.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The rules of one child that hold on one day: its own first, then the preset's. The first that matches decides.
///
/// @param otherwise what is done where none matches
public record RuleList<R, A>(List<Said<R>> rules, Said<A> otherwise) {
    public RuleList {
        rules = List.copyOf(rules);
    }

    /// A child's own rules for programs.
    public static RuleList<AppRules.Rule, AppRules.Action> apps(AppRules.Action otherwise, List<AppRules.Rule> rules) {
        return own("apps", otherwise, rules);
    }

    /// A child's own rules for sites.
    public static RuleList<SiteRules.Rule, SiteRules.Action> sites(
            SiteRules.Action otherwise, List<SiteRules.Rule> rules) {
        return own("sites", otherwise, rules);
    }

    private static <R, A> RuleList<R, A> own(String subject, A otherwise, List<R> rules) {
        return new RuleList<>(said(subject, rules, Optional.empty()), Said.own(otherwise, subject + ".default"));
    }

    /// Rules with the places that say them.
    static <R> List<Said<R>> said(String subject, List<R> rules, Optional<String> pack) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> new Said<>(rules.get(i), subject + ".rules[" + i + "]", pack))
                .toList();
    }
}
