package org.porchlight.core.policy;

import java.util.List;

/// Values by day set; the most specific set that holds a day decides it, as [DayIndex] looks it up.
///
/// @param entries as written; no two of the same rank hold the same day (the reader refuses that)
public record DayMap<V>(List<Entry<V>> entries) {
    /// One line of the map.
    public record Entry<V>(DaySet days, V value) {}

    public DayMap {
        entries = List.copyOf(entries);
    }

    /// A map that says nothing.
    public static <V> DayMap<V> none() {
        return new DayMap<>(List.of());
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
