package org.porchlight.core.report;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What did not open.
///
/// @param times in how many minutes it was tried in all; nothing when it is not told
/// @param names what was tried, each with its minutes; less than all where names were deleted or are not told
public record Denials(OptionalInt times, Map<String, Integer> names) {
    /// What is not told.
    public static final Denials UNTOLD = new Denials(OptionalInt.empty(), Map.of());

    public Denials {
        names = Map.copyOf(names);
    }

    /// All of it by name.
    public static Denials of(Map<String, Integer> names) {
        return new Denials(
                OptionalInt.of(names.values().stream().mapToInt(times -> times).sum()), names);
    }

    /// The number alone.
    public static Denials times(int times) {
        return new Denials(OptionalInt.of(times), Map.of());
    }

    Denials unnamed() {
        return new Denials(times, Map.of());
    }

    Denials plus(Denials other) {
        var all = new TreeMap<>(names);
        other.names.forEach((name, more) -> all.merge(name, more, Integer::sum));
        boolean told = times.isPresent() && other.times.isPresent();
        return new Denials(told ? OptionalInt.of(times.getAsInt() + other.times.getAsInt()) : OptionalInt.empty(), all);
    }
}
