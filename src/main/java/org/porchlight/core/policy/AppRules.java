package org.porchlight.core.policy;

import java.util.List;

/// Which programs a child may start; the first rule that matches decides.
public record AppRules(Action otherwise, List<PathRule> rules) {
    /// What is done with a program.
    public enum Action {
        ALLOW,
        /// Not yet: a parent has to look at it first.
        ASK,
        DENY
    }

    /// A rule for the program at an absolute path, such as `/usr/bin/gcompris-qt`.
    public record PathRule(String path, Action then) {}

    /// What holds where a policy says nothing on programs: every program may start.
    public static final AppRules OPEN = new AppRules(Action.ALLOW, List.of());

    public AppRules {
        rules = List.copyOf(rules);
    }
}
