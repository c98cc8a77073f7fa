package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what rules for programs and rules for sites have in common, and their groups.
///
/// @param counts whether the time of what matches counts
/// @param until last day on which the rule holds
record RuleParts(Optional<Boolean> counts, Optional<String> group, Optional<LocalDate> until) {
    private static final Keys GROUP = new Keys(java.util.List.of("windows", "budget"));

    /// @param groups those that a rule may name
    static RuleParts read(Section rule, Set<String> groups, Scope scope) {
        return new RuleParts(rule.truth("counts"), group(rule, groups), until(rule, scope));
    }

    private static Optional<String> group(Section rule, Set<String> groups) {
        return rule.text("group", "games").filter(name -> {
            if (groups.contains(name)) {
                return true;
            }
            rule.complain(
                    "group",
                    groups.isEmpty()
                            ? Problems.quote(name) + " is not a group; write it into groups first"
                            : HouseholdReader.unknown(name, "a group", new ArrayList<>(new TreeSet<>(groups))));
            return false;
        });
    }

    private static Optional<LocalDate> until(Section rule, Scope scope) {
        return rule.date("until", "2027-01-31").filter(last -> {
            boolean over = scope.circumstances().today().filter(last::isBefore).isPresent();
            if (over) {
                rule.complain(
                        "until",
                        Problems.quote(last.toString()) + " is in the past; leave out the rule or write a later date");
            }
            return !over;
        });
    }

    /// The groups of `apps` or `sites`.
    static Map<String, Group> groups(Section section, Scope scope) {
        var groups = new LinkedHashMap<String, Group>();
        section.value("groups")
                .flatMap(node -> Section.open(node, section.at("groups"), section.problems()))
                .ifPresent(found -> found.mapping().pairs().forEach(pair -> {
                    Names.wrong(pair.key())
                            .ifPresent(why -> section.problems()
                                    .add(pair.place(), found.path(), Problems.quote(pair.key()) + " " + why));
                    Section.of(pair.value(), found.at(pair.key()), GROUP, section.problems())
                            .ifPresent(group -> groups.put(
                                    pair.key(),
                                    new Group(TimeReader.windows(group, scope), TimeReader.groupBudget(group, scope))));
                }));
        return groups;
    }
}
