package org.porchlight.platform.linux.gate;

import java.util.List;
import java.util.Optional;

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

    /// Whether anything can be refused to anybody.
    boolean refuseNothing() {
        return ranges.stream()
                .allMatch(range -> range.rules().map(ChildRules::open).orElse(true));
    }
}
