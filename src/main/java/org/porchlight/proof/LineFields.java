package org.porchlight.proof;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// The members of one line: texts, numbers and truth values.
///
/// @param begin where the object begins, 1 for the first character of the line
/// @param columns where each value begins
record LineFields(int begin, Map<String, Object> values, Map<String, Integer> columns) {
    private static final int SHOWN = 12;
    private static final int DIGITS = 24;
    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(36_525).toSeconds());
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxNumberLength(HistoryReader.MAX_LINE)
                    .build())
            .build();

    static LineFields parse(String text) throws WrongLine {
        var values = new LinkedHashMap<String, Object>();
        var columns = new HashMap<String, Integer>();
        int begin;
        try (var json = FACTORY.createParser(text)) {
            var first = json.nextToken();
            begin = column(json);
            if (first != JsonToken.START_OBJECT) {
                throw new WrongLine(
                        begin, "the line is not a JSON object; write for example {\"at\":0,\"ev\":\"end\"}");
            }
            for (var token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
                var name = json.currentName();
                int named = column(json);
                json.nextToken();
                columns.put(name, column(json));
                if (values.put(name, scalar(name, json)) != null) {
                    throw new WrongLine(named, WrongLine.quote(name) + " stands twice in the line");
                }
            }
            if (json.nextToken() != null) {
                throw new WrongLine(column(json), "something stands after the object; write one object a line");
            }
        } catch (JsonEOFException _) {
            throw notJson(text, text.length());
        } catch (JacksonException broken) {
            int at = Math.clamp(broken.getLocation().getCharOffset(), 0, text.length());
            throw notJson(text, awaitsValue(broken) ? wordBefore(text, at) : at);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be read", impossible);
        }
        return new LineFields(begin, values, columns);
    }

    /// Where a value should stand, the parser stops behind a word that is none, else at the character that it cannot
    /// take.
    private static boolean awaitsValue(JacksonException broken) {
        return !(broken.getProcessor() instanceof JsonParser json)
                || json.currentToken() == null
                || json.currentToken() == JsonToken.FIELD_NAME;
    }

    private static int wordBefore(String text, int at) {
        int from = at;
        while (from > 0 && isOfWord(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private static WrongLine notJson(String text, int from) {
        var rest = text.substring(from, Math.min(text.length(), from + SHOWN));
        var what = rest.isBlank()
                ? "the line ends too early"
                : "the line is not JSON from " + WrongLine.quote(rest) + " on";
        return new WrongLine(from + 1, what + "; write one object a line, such as {\"at\":0,\"ev\":\"end\"}");
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private static int column(JsonParser json) {
        return Math.toIntExact(json.currentTokenLocation().getCharOffset() + 1);
    }

    private static Object scalar(String name, JsonParser json) throws IOException, WrongLine {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(name, json);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default ->
                throw new WrongLine(
                        column(json), WrongLine.quote(name) + " is neither a text nor a number nor true nor false");
        };
    }

    private static BigDecimal number(String name, JsonParser json) throws IOException, WrongLine {
        try {
            var number = new BigDecimal(json.getText());
            // 1e999999999 is a short text, and a number that cannot be written out.
            if (Math.abs((long) number.precision() - number.scale()) <= DIGITS
                    && number.abs().compareTo(LONGEST) <= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Its exponent is beyond all numbers; it is told like every other that is too large.
        }
        throw new WrongLine(column(json), WrongLine.quote(name) + " is a number beyond a hundred years of seconds");
    }

    /// A member that cannot stand, or that is missing.
    WrongLine wrong(String name, String sentence) {
        return new WrongLine(column(name), sentence);
    }

    /// Where the value of a member begins; of one that is missing the event that lacks it, and of that the object.
    int column(String name) {
        return columns.getOrDefault(name, columns.getOrDefault("ev", begin));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> optionalText(String name) throws WrongLine {
        return has(name) ? Optional.of(text(name, "a text")) : Optional.empty();
    }

    /// @param example of the text that is wanted
    String text(String name, String example) throws WrongLine {
        if (need(name, example) instanceof String text) {
            if (text.isBlank()) {
                throw wrong(name, WrongLine.quote(name) + " is empty; write " + example);
            }
            return text;
        }
        throw wrong(name, WrongLine.quote(name) + " is not a text; write " + example);
    }

    boolean flag(String name, boolean otherwise) throws WrongLine {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw wrong(name, WrongLine.quote(name) + " is neither true nor false");
        };
    }

    /// Seconds since the beginning, in whole milliseconds.
    Duration seconds(String name) throws WrongLine {
        if (need(name, "seconds since the beginning") instanceof BigDecimal number) {
            return length(number);
        }
        throw wrong(name, WrongLine.quote(name) + " is not a number of seconds");
    }

    Optional<Duration> optionalLength(String name) throws WrongLine {
        return has(name) ? Optional.of(length(name)) : Optional.empty();
    }

    /// A length: ISO 8601 such as `PT15M`, or a number of seconds.
    Duration length(String name) throws WrongLine {
        var example = "a length such as \"PT15M\" or a number of seconds";
        return switch (need(name, example)) {
            case BigDecimal number -> length(number);
            case String text -> length(name, text, example);
            default -> throw wrong(name, WrongLine.quote(name) + " is neither true nor false here; write " + example);
        };
    }

    private Duration length(String name, String text, String example) throws WrongLine {
        try {
            var length = Duration.parse(text);
            if (BigDecimal.valueOf(length.toSeconds()).abs().compareTo(LONGEST) <= 0) {
                return Duration.ofMillis(length.toMillis());
            }
        } catch (DateTimeException | ArithmeticException _) {
            throw wrong(name, WrongLine.quote(name) + ": " + WrongLine.quote(text) + " is not " + example);
        }
        throw wrong(name, WrongLine.quote(name) + ": " + WrongLine.quote(text) + " is longer than a hundred years");
    }

    private static Duration length(BigDecimal seconds) {
        return Duration.ofMillis(
                seconds.movePointRight(3).setScale(0, RoundingMode.DOWN).longValueExact());
    }

    Optional<Instant> optionalInstant(String name) throws WrongLine {
        return has(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    Instant instant(String name) throws WrongLine {
        var example = "an instant such as \"2026-11-24T08:00:00Z\"";
        var text = text(name, example);
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            if (!instant.isBefore(FIRST) && instant.isBefore(LAST)) {
                return Instant.ofEpochMilli(instant.toEpochMilli());
            }
        } catch (DateTimeException _) {
            throw wrong(name, WrongLine.quote(name) + ": " + WrongLine.quote(text) + " is not " + example);
        }
        throw wrong(
                name, WrongLine.quote(name) + ": " + WrongLine.quote(text) + " is not between the years 1900 and 2299");
    }

    /// A day between the same years as an instant.
    LocalDate date(String name) throws WrongLine {
        var example = "a date such as \"2026-11-24\"";
        var text = text(name, example);
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() < 2300) {
                return date;
            }
        } catch (DateTimeException _) {
            throw wrong(name, WrongLine.quote(name) + ": " + WrongLine.quote(text) + " is not " + example);
        }
        throw wrong(
                name, WrongLine.quote(name) + ": " + WrongLine.quote(text) + " is not between the years 1900 and 2299");
    }

    Optional<ChildId> optionalChild() throws WrongLine {
        return has("child") ? Optional.of(child()) : Optional.empty();
    }

    ChildId child() throws WrongLine {
        var id = text("child", "the id of a child");
        if (!ChildId.isValid(id)) {
            throw wrong(
                    "child",
                    "\"child\": " + WrongLine.quote(id)
                            + " is not the id of a child: a lower-case letter, then letters, digits and hyphens");
        }
        return new ChildId(id);
    }

    private Object need(String name, String example) throws WrongLine {
        var value = values.get(name);
        if (value == null) {
            throw wrong(name, WrongLine.quote(name) + " is missing; write " + example);
        }
        return value;
    }
}
