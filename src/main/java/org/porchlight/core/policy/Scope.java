package org.porchlight.core.policy;

import java.util.Set;

/// What the readers of one policy share.
///
/// @param calendar whose periods day sets may name
record Scope(Problems problems, FamilyCalendar calendar, Circumstances circumstances) {
    /// Groups that stand outside the words being read, in the preset below them.
    record Groups(Set<String> apps, Set<String> sites) {
        static final Groups NONE = new Groups(Set.of(), Set.of());
    }
}
