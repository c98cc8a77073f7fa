package org.porchlight.proof;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.policy.AppRules;

/// What the rules of one child say of programs, by the first rule for each.
final class Programs {
    private final Page page;
    private final Map<String, OpenMinutes> groups = new HashMap<>();

    Programs(Page page) {
        this.page = page;
    }

    /// Other rules hold.
    void adopt() {
        groups.clear();
    }

    private Optional<AppRules.Rule> rule(Optional<String> path, LocalDate today) {
        return path.flatMap(name -> page.rules.program(name, today));
    }

    /// Whether the use of a program does not count.
    boolean isExempt(Optional<String> path, LocalDate today) {
        return rule(path, today).filter(said -> !said.counts().orElse(true)).isPresent();
    }

    /// The group of a program, as the account calls it.
    Optional<String> group(Optional<String> path, LocalDate today) {
        return rule(path, today).flatMap(AppRules.Rule::group).map(name -> "apps." + name);
    }

    /// Whether a program may start: the first rule for it allows it, and its group is open and has something left.
    ///
    /// @param late by how much the clock may be off
    /// @param account by how much the account may be off
    Set<Boolean> mayStart(String path, long late, long account, long calendar, HomeTime home, LocalDate today) {
        var rule = rule(Optional.of(path), today);
        var action = rule.map(AppRules.Rule::then).orElseGet(() -> page.rules.otherwise(today));
        var group = rule.flatMap(AppRules.Rule::group);
        if (action != AppRules.Action.ALLOW || group.isEmpty()) {
            return Set.of(action == AppRules.Action.ALLOW);
        }
        var name = group.get();
        var open = groups.computeIfAbsent(name, _ -> new OpenMinutes(day -> page.rules.groupWindows(name, day)));
        long spent = page.sheet(today).groups.getOrDefault("apps." + name, 0L);
        long left = page.rules
                .groupBudget(name, today)
                .map(most -> most.toMillis() - spent)
                .orElse(Long.MAX_VALUE);
        var answers = new HashSet<Boolean>();
        for (long off : new long[] {-late, 0, late}) {
            for (long less : new long[] {-account, 0, account}) {
                answers.add(open.contains(calendar + off, home) && left > less);
            }
        }
        return answers;
    }
}
