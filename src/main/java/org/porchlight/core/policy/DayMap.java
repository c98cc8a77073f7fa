package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /// What is said for exactly these days, not for some that hold them.
    public Optional<V> at(DaySet days) {
        return entries.stream()
                .filter(entry -> entry.days().text().equals(days.text()))
                .map(Entry::value)
                .findFirst();
    }

    /// The map with another value for these days, in its place or after all others; nothing takes them out.
    DayMap<V> with(DaySet days, Optional<V> value) {
        var changed = new ArrayList<Entry<V>>();
        boolean known = false;
        for (var entry : entries) {
            if (entry.days().text().equals(days.text())) {
                value.ifPresent(said -> changed.add(new Entry<>(entry.days(), said)));
                known = true;
            } else {
                changed.add(entry);
            }
        }
        if (!known) {
            value.ifPresent(said -> changed.add(new Entry<>(days, said)));
        }
        return new DayMap<>(changed);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
