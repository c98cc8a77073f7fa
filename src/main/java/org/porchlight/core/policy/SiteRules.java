package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is said on sites; the first rule that matches decides.
///
/// @param otherwise what is done with a site that no rule matches, when it was said
/// @param safeSearch how search engines filter
/// @param groups by name, in the order of the file
public record SiteRules(
        Optional<Action> otherwise,
        Optional<Strictness> safeSearch,
        Optional<Strictness> youtube,
        List<Rule> rules,
        Map<String, Group> groups) {
    private static final SiteRules NONE =
            new SiteRules(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Map.of());

    /// What is done with a site.
    public enum Action {
        ALLOW,
        DENY
    }

    /// How much a service of others filters by itself.
    public enum Strictness {
        STRICT,
        MODERATE,
        OFF
    }

    /// Which sites a rule is for.
    public sealed interface Match {
        /// A domain and everything below it.
        ///
        /// @param domain lower-case A-labels without a final dot, such as `smartedu.cn`
        record Domain(String domain) implements Match {}

        /// All sites that a list counts to a category.
        ///
        /// @param id as in [Categories]
        record Category(String id) implements Match {}
    }

    /// One rule.
    ///
    /// @param counts whether its time counts; nothing when it was not said, which is yes
    /// @param until the last day on which it holds
    public record Rule(
            Match match, Action then, Optional<Boolean> counts, Optional<String> group, Optional<LocalDate> until)
            implements org.porchlight.core.policy.Rule<Action> {
        /// A rule that says only what is done.
        public static Rule of(Match match, Action then) {
            return new Rule(match, then, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /// A rule for a domain and everything below it.
        public static Rule domain(String domain, Action then) {
            return of(new Match.Domain(domain), then);
        }
    }

    /// The rules with something else said of a group; where nothing is left to say, nothing.
    static Optional<SiteRules> withGroup(Optional<SiteRules> before, String name, Group group) {
        var said = before.orElse(NONE);
        var groups = Group.with(said.groups(), name, group, said.rules());
        return new SiteRules(said.otherwise(), said.safeSearch(), said.youtube(), said.rules(), groups).unlessSilent();
    }

    /// Nothing where nothing is said.
    private Optional<SiteRules> unlessSilent() {
        return Optional.of(this).filter(said -> !said.equals(NONE));
    }

    static Optional<SiteRules> withRules(Optional<SiteRules> before, List<Rule> others) {
        var said = before.orElse(NONE);
        return new SiteRules(said.otherwise(), said.safeSearch(), said.youtube(), others, said.groups()).unlessSilent();
    }

    static Optional<SiteRules> withOtherwise(Optional<SiteRules> before, Optional<Action> then) {
        var said = before.orElse(NONE);
        return new SiteRules(then, said.safeSearch(), said.youtube(), said.rules(), said.groups()).unlessSilent();
    }

    public SiteRules {
        rules = List.copyOf(rules);
        groups = InOrder.copy(groups);
    }
}
