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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines in which a worker tells its result: one flat object each, then `{"done":true}`; or
/// `{"trouble":"NOT_UTF8","detail":""}` alone.
final class JsonLines {
    private static final String DONE = "done";
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxStringLength(400)
                    .maxDocumentLength(2000)
                    .build())
            .build();

    private JsonLines() {}

    /// The members of one object.
    interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    /// Makes a result of what was read; an [IllegalArgumentException] or [DateTimeException] says that it is none.
    interface Meaning<T> {
        T of(List<Map<String, List<String>>> lines);
    }

    static String line(Members members) {
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

    static String done() {
        return line(json -> json.writeBooleanField(DONE, true));
    }

    static String trouble(Trouble trouble, String detail) {
        return line(json -> {
            json.writeStringField("trouble", trouble.name());
            json.writeStringField("detail", detail);
        });
    }

    /// Reads what a worker said, which may have been taken over by what it read.
    ///
    /// @return nothing when it is not what a worker says
    static <T> Optional<Reading<T>> read(List<String> said, Meaning<T> meaning) {
        try {
            var lines = new ArrayList<Map<String, List<String>>>();
            for (var line : said) {
                lines.add(texts(line));
            }
            if (lines.size() == 1 && lines.getFirst().containsKey("trouble")) {
                var line = lines.getFirst();
                return Optional.of(new Reading.Unusable<>(Trouble.valueOf(one(line, "trouble")), one(line, "detail")));
            }
            if (lines.isEmpty() || !lines.removeLast().containsKey(DONE)) {
                return Optional.empty();
            }
            return Optional.of(new Reading.Read<>(meaning.of(lines)));
        } catch (IOException | DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static String one(Map<String, List<String>> line, String name) {
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
