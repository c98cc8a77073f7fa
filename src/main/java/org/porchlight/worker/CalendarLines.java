package org.porchlight.worker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;

/// A calendar as [JsonLines]: `{"name":"exams","days":["2027-01-11","2027-01-15"]}` for each range.
final class CalendarLines {
    private CalendarLines() {}

    static List<String> write(ImportedCalendar calendar) {
        var lines = new ArrayList<String>();
        new TreeMap<>(calendar.events())
                .forEach((name, ranges) -> ranges.forEach(range -> lines.add(JsonLines.line(json -> {
                    json.writeStringField("name", name);
                    json.writeArrayFieldStart("days");
                    json.writeString(range.first().toString());
                    json.writeString(range.last().toString());
                    json.writeEndArray();
                }))));
        lines.add(JsonLines.done());
        return lines;
    }

    static ImportedCalendar read(List<Map<String, List<String>>> lines) {
        var names = new HashMap<String, List<DateRange>>();
        for (var line : lines) {
            var days = line.getOrDefault("days", List.of());
            if (days.size() != 2) {
                throw new IllegalArgumentException("a range has two days");
            }
            names.computeIfAbsent(JsonLines.one(line, "name"), _ -> new ArrayList<>())
                    .add(new DateRange(LocalDate.parse(days.getFirst()), LocalDate.parse(days.getLast())));
        }
        if (names.size() > DaysByName.MOST_NAMES || lines.size() > DaysByName.MOST_DAYS) {
            throw new IllegalArgumentException("more than is kept");
        }
        return new ImportedCalendar(names);
    }
}
