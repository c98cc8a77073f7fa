package org.porchlight.core.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The events of a calendar file that was imported, by their names; each is a period of the policy that names the file.
///
/// @param events days of each name, in any order
public record ImportedCalendar(Map<String, List<DateRange>> events) {
    public ImportedCalendar {
        events = events.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, event -> List.copyOf(event.getValue())));
    }
}
