package org.porchlight.core.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyLines;

/// Since when a line of the rules of a child says what it says.
///
/// @param path as [PolicyLines] knows it
/// @param put who put the first policy in force that said so, of those up to now that say the same
public record LineAge(String path, PolicyPut put) {
    /// A policy that was put in force.
    public record Past(Policy policy, PolicyPut put) {}

    /// The ages of all lines of the newest policy.
    ///
    /// @param past newest first
    public static List<LineAge> of(List<Past> past, ChildId child) {
        if (past.isEmpty()) {
            return List.of();
        }
        var now = PolicyLines.of(past.getFirst().policy(), child);
        var ages = new LinkedHashMap<String, PolicyPut>();
        var open = new ArrayList<>(now.keySet());
        for (var one : past) {
            var then = PolicyLines.of(one.policy(), child);
            open.removeIf(path -> !Optional.ofNullable(now.get(path)).equals(Optional.ofNullable(then.get(path))));
            open.forEach(path -> ages.put(path, one.put()));
        }
        return now.keySet().stream()
                .map(path -> new LineAge(
                        path, ages.getOrDefault(path, past.getFirst().put())))
                .toList();
    }
}
