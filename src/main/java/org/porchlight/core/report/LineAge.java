package org.porchlight.core.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyLines;

/// Since when a line of the rules of a child says what it says.
///
/// @param path as [PolicyLines] knows it
/// @param put who put the first policy in force that said so, of those up to now that say the same; [PolicyPut#UNKNOWN]
///     where one before it is not there any more and may have said so already
/// @param before when it said so already, where nothing tells when it was put first; nothing where that is not known
/// either
public record LineAge(String path, PolicyPut put, Optional<Instant> before) {
    /// Of which it is known who said it first.
    public LineAge(String path, PolicyPut put) {
        this(path, put, Optional.empty());
    }

    /// A policy that was put in force.
    ///
    /// @param policy nothing where it is not there any more
    public record Past(Optional<Policy> policy, PolicyPut put) {
        /// One of which nothing is known but that there was one, or may have been.
        public static final Past FORGOTTEN = new Past(Optional.empty(), PolicyPut.UNKNOWN);
    }

    /// The time by which this line said so at the latest; nothing where no event tells it.
    public Optional<Instant> noLaterThan() {
        return put.at().or(() -> before);
    }

    /// The ages of all lines of a policy.
    ///
    /// @param policy the one in force
    /// @param past newest first; where some before the last are not told, that one is [Past#FORGOTTEN]
    public static List<LineAge> of(Policy policy, List<Past> past, ChildId child) {
        var now = PolicyLines.of(policy, child);
        var ages = new LinkedHashMap<String, LineAge>();
        now.keySet().forEach(path -> ages.put(path, new LineAge(path, PolicyPut.UNKNOWN)));
        var open = new LinkedHashSet<>(now.keySet());
        for (var one : past) {
            if (one.policy().isEmpty()) {
                // What it said is not known: whatever stood after it may be of it, or older.
                open.forEach(path -> ages.computeIfPresent(path, (_, age) -> age.saidBy(PolicyPut.UNKNOWN)));
                break;
            }
            var then = PolicyLines.of(one.policy().get(), child);
            open.removeIf(path -> !Optional.ofNullable(now.get(path)).equals(Optional.ofNullable(then.get(path))));
            open.forEach(path -> ages.computeIfPresent(path, (_, age) -> age.saidBy(one.put())));
        }
        return List.copyOf(ages.values());
    }

    private LineAge saidBy(PolicyPut earlier) {
        return new LineAge(path, earlier, earlier.at().isPresent() ? Optional.empty() : noLaterThan());
    }
}
