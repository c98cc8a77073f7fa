package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is said on programs; the first rule that matches decides.
///
/// @param otherwise what is done with a program that no rule matches, when it was said
/// @param groups by name, in the order of the file
public record AppRules(Optional<Action> otherwise, List<Rule> rules, Map<String, Group> groups) {
    private static final AppRules NONE = new AppRules(Optional.empty(), List.of(), Map.of());

    /// What is done with a program.
    public enum Action {
        ALLOW,
        /// Not yet: a parent has to look at it first.
        ASK,
        DENY
    }

    /// Which programs a rule is for.
    public sealed interface Match {
        /// The program at an absolute path, such as `/usr/bin/gcompris-qt`.
        record Path(String path) implements Match {}

        /// A well-known program wherever it is installed.
        ///
        /// @param id as in [Titles]
        record Title(String id) implements Match {}

        /// All programs of an installed package.
        record PackageName(String name) implements Match {}
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

        /// A rule for the program at a path.
        public static Rule path(String path, Action then) {
            return of(new Match.Path(path), then);
        }
    }

    /// The rules with something else said of a group; where nothing is left to say, nothing.
    static Optional<AppRules> withGroup(Optional<AppRules> before, String name, Group group) {
        var said = before.orElse(NONE);
        var groups = Group.with(said.groups(), name, group, said.rules());
        return new AppRules(said.otherwise(), said.rules(), groups).unlessSilent();
    }

    /// Nothing where nothing is said.
    private Optional<AppRules> unlessSilent() {
        return Optional.of(this).filter(said -> !said.equals(NONE));
    }

    static Optional<AppRules> withRules(Optional<AppRules> before, List<Rule> others) {
        var said = before.orElse(NONE);
        return new AppRules(said.otherwise(), others, said.groups()).unlessSilent();
    }

    static Optional<AppRules> withOtherwise(Optional<AppRules> before, Optional<Action> then) {
        var said = before.orElse(NONE);
        return new AppRules(then, said.rules(), said.groups()).unlessSilent();
    }

    public AppRules {
        rules = List.copyOf(rules);
        groups = InOrder.copy(groups);
    }
}
