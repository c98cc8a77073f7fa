package org.porchlight.core.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The events of a calendar file that was imported, by their names; each is a period of the policy that names the file.
///
/// @param events days of each name, in any order
/// @param isLost whether it cannot be read any more: whatever name a rule has may be one of it, and none has days
public record ImportedCalendar(Map<String, List<DateRange>> events, boolean isLost) {
    /// Stands for one that was imported and cannot be read any more.
    public static final ImportedCalendar LOST = new ImportedCalendar(Map.of(), true);

    public ImportedCalendar {
        events = events.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, event -> List.copyOf(event.getValue())));
    }

    public ImportedCalendar(Map<String, List<DateRange>> events) {
        this(events, false);
    }
}
