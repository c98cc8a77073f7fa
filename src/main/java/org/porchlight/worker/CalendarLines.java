package org.porchlight.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;

/// The lines in which a worker tells a calendar, or why there is none.
///
/// `{"name":"exams","days":["2027-01-11","2027-01-15"]}` for each range, then `{"done":true}`; or
/// `{"trouble":"NOT_UTF8","detail":""}` alone.
final class CalendarLines {
    private static final String DONE = "done";
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(400)
                    .maxDocumentLength(2000)
                    .build())
            .build();

    private CalendarLines() {}

    static List<String> write(ImportedCalendar calendar) {
        var lines = new ArrayList<String>();
        new TreeMap<>(calendar.events())
                .forEach((name, ranges) -> ranges.forEach(range -> lines.add(line(json -> {
                    json.writeStringField("name", name);
                    json.writeArrayFieldStart("days");
                    json.writeString(range.first().toString());
                    json.writeString(range.last().toString());
                    json.writeEndArray();
                }))));
        lines.add(line(json -> json.writeBooleanField(DONE, true)));
        return lines;
    }

    static String trouble(Trouble trouble, String detail) {
        return line(json -> {
            json.writeStringField("trouble", trouble.name());
            json.writeStringField("detail", detail);
        });
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static String line(Members members) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("write JSON to memory", e);
        }
        return text.toString();
    }

    /// Reads what a worker said, which may have been taken over by what it read.
    ///
    /// @return nothing when it is not what a worker says
    static Optional<CalendarReading> read(List<String> lines) {
        try {
            if (lines.size() == 1 && texts(lines.getFirst()).containsKey("trouble")) {
                return Optional.of(trouble(texts(lines.getFirst())));
            }
            if (lines.isEmpty() || !texts(lines.getLast()).containsKey(DONE)) {
                return Optional.empty();
            }
            return calendar(lines.subList(0, lines.size() - 1)).map(CalendarReading.Read::new);
        } catch (IOException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static CalendarReading trouble(Map<String, List<String>> line) {
        return new CalendarReading.Unusable(Trouble.valueOf(one(line, "trouble")), one(line, "detail"));
    }

    private static Optional<ImportedCalendar> calendar(List<String> lines) throws IOException {
        var names = new HashMap<String, List<DateRange>>();
        for (var line : lines) {
            var texts = texts(line);
            var days = texts.getOrDefault("days", List.of());
            if (days.size() != 2) {
                return Optional.empty();
            }
            names.computeIfAbsent(one(texts, "name"), _ -> new ArrayList<>())
                    .add(new DateRange(LocalDate.parse(days.getFirst()), LocalDate.parse(days.getLast())));
        }
        return names.size() <= DaysByName.MOST_NAMES && lines.size() <= DaysByName.MOST_DAYS
                ? Optional.of(new ImportedCalendar(names))
                : Optional.empty();
    }

    private static String one(Map<String, List<String>> line, String name) {
        var found = line.getOrDefault(name, List.of());
        if (found.size() != 1) {
            throw new IllegalArgumentException("no " + name);
        }
        return found.getFirst();
    }

    /// The members of a flat object; a list of texts is several texts.
    private static Map<String, List<String>> texts(String line) throws IOException {
        var texts = new HashMap<String, List<String>>();
        try (var parser = JSON.createParser(line)) {
            var name = "";
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    name = parser.currentName();
                } else if (token.isScalarValue()) {
                    texts.computeIfAbsent(name, _ -> new ArrayList<>()).add(parser.getText());
                }
            }
        }
        return texts;
    }
}
