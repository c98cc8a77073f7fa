package org.porchlight.core.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is said by days: of the PC, or of a group of programs or sites beside what holds for all time.
public record Group(DayMap<List<TimeWindow>> windows, DayMap<Duration> budget) {
    /// Nothing is said.
    static final Group NONE = new Group(DayMap.none(), DayMap.none());

    /// Groups with something else said of one. One of which nothing is said any more stays while a rule names it.
    ///
    /// @param rules that may name it
    static Map<String, Group> with(Map<String, Group> groups, String name, Group said, List<? extends Rule<?>> rules) {
        var changed = new LinkedHashMap<>(groups);
        boolean isNamed = rules.stream()
                .anyMatch(rule -> rule.group().filter(name::equals).isPresent());
        if (said.equals(NONE) && !isNamed) {
            changed.remove(name);
        } else {
            changed.put(name, said);
        }
        return changed;
    }
}
