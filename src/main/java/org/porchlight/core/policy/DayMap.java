package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Values by day set; the most specific set that holds a day decides it.
///
/// @param entries as written; no two of the same rank hold the same day (the reader refuses that)
public record DayMap<V>(List<Entry<V>> entries) {
    /// One line of the map.
    public record Entry<V>(DaySet days, V value) {}

    public DayMap {
        entries = List.copyOf(entries);
    }

    /// The line that decides `day`, or nothing when no set holds it.
    public Optional<Entry<V>> on(LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.days().contains(day))
                .max(Comparator.comparing(entry -> entry.days().rank()));
    }
}
