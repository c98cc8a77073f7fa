package org.porchlight.platform.linux.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// The rules for all children by the numbers of their accounts. Replaced as a whole.
record Rules(List<Range> ranges) {
    static final Rules NONE = new Rules(List.of());

    /// Uids that are one child: its account, or what `/etc/subuid` lets it use in user namespaces.
    ///
    /// @param last the last one, inclusive
    record Range(long first, long last, Optional<ChildRules> rules) {
        boolean contains(long uid) {
            return first <= uid && uid <= last;
        }
    }

    Rules {
        ranges = List.copyOf(ranges);
    }

    /// The rules for a uid; nothing when it is not a child.
    Optional<ChildRules> of(long uid) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(uid)) {
                return ranges.get(i).rules();
            }
        }
        return Optional.empty();
    }

    /// For each child the file behind each path of what goes on when its time closes.
    Map<ChildId, Map<String, String>> goingOn() {
        var files = new HashMap<ChildId, Map<String, String>>();
        ranges.stream()
                .flatMap(range -> range.rules().stream())
                .forEach(child -> files.put(child.child(), child.goingOn()));
        return files;
    }

    /// Whether anything can be refused to anybody.
    boolean refuseNothing() {
        return ranges.stream()
                .allMatch(range -> range.rules().map(ChildRules::open).orElse(true));
    }
}
