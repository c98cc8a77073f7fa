package org.porchlight.ipc.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns JSON text into values and back, within limits.
///
/// Refused besides what is not JSON (RFC 8259): text that is not UTF-8, a name twice in one object, fractions and
/// exponents, numbers beyond 64 bits, half a surrogate pair, anything after the first value.
public final class JsonText {
    /// The deepest nesting that is read.
    public static final int MAX_DEPTH = 32;

    private static final int MAX_NAME = 4096;
    private static final JsonFactory WRITER = new JsonFactoryBuilder()
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final Limits limits;
    private final JsonFactory factory;

    /// How much is read before it is refused.
    ///
    /// @param bytes of UTF-8
    /// @param values how many, each member and item counted: a byte of text can cost fifty of memory
    public record Limits(int bytes, int values) {}

    /// A reader that keeps to `limits`. Safe for any thread.
    public JsonText(Limits limits) {
        this.limits = limits;
        this.factory = new JsonFactoryBuilder()
                // The table of names lives as long as the factory, and the peer would fill it.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(limits.bytes())
                        .maxNameLength(Math.min(limits.bytes(), MAX_NAME))
                        .maxNumberLength(20)
                        .maxDocumentLength(limits.bytes())
                        .build())
                .build();
    }

    /// @throws ProtocolException when it is not one JSON value within the limits
    public Json read(byte[] utf8) throws ProtocolException {
        if (utf8.length > limits.bytes()) {
            throw new ProtocolException(utf8.length + " bytes, limit " + limits.bytes());
        }
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new ProtocolException("not UTF-8", e);
        }
    }

    private Json read(String text) throws ProtocolException {
        try (var parser = factory.createParser(text)) {
            var value = new Reading(parser, limits.values()).value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new ProtocolException("more after the value");
            }
            return value;
        } catch (JacksonException e) {
            throw new ProtocolException("not JSON: " + e.getOriginalMessage(), e);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /// The one text of a value: no spaces, members in their order, nothing escaped that need not be.
    public static String write(Json json) {
        return write(json, new MinimalPrettyPrinter());
    }

    /// The same for people, on many lines.
    public static String indented(Json json) {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return write(json, printer);
    }

    private static String write(Json json, PrettyPrinter printer) {
        var text = new StringWriter();
        try (var out = WRITER.createGenerator(text)) {
            out.setPrettyPrinter(printer);
            write(json, out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return withoutControls(text.toString());
    }

    /// JSON lets the controls U+007F to U+009F stand as they are, but a terminal acts on them.
    public static String withoutControls(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (isControl(json.charAt(i))) {
                return escaped(json);
            }
        }
        return json;
    }

    private static boolean isControl(char c) {
        return c >= 0x7F && c <= 0x9F;
    }

    private static String escaped(String json) {
        var text = new StringBuilder();
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (isControl(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static void write(Json json, JsonGenerator out) throws IOException {
        switch (json) {
            case Json.Obj(var members) -> {
                out.writeStartObject();
                for (var member : members.entrySet()) {
                    out.writeFieldName(member.getKey());
                    write(member.getValue(), out);
                }
                out.writeEndObject();
            }
            case Json.Arr(var items) -> {
                out.writeStartArray();
                for (var item : items) {
                    write(item, out);
                }
                out.writeEndArray();
            }
            case Json.Text(var value) -> out.writeString(value);
            case Json.Int(var value) -> out.writeNumber(value);
            case Json.Fraction(var value) -> out.writeNumber(value);
            case Json.Bool(var value) -> out.writeBoolean(value);
            case Json.Null _ -> out.writeNull();
        }
    }

    /// One reading, with what is left of its budget.
    private static final class Reading {
        private final JsonParser parser;
        private int left;

        Reading(JsonParser parser, int values) {
            this.parser = parser;
            this.left = values;
        }

        Json value(@Nullable JsonToken token) throws IOException {
            if (token == null) {
                throw new ProtocolException("no JSON value");
            }
            if (--left < 0) {
                throw new ProtocolException("too many values");
            }
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_STRING -> new Json.Text(whole(parser.getText()));
                case VALUE_NUMBER_INT -> new Json.Int(parser.getLongValue());
                case VALUE_TRUE -> new Json.Bool(true);
                case VALUE_FALSE -> new Json.Bool(false);
                case VALUE_NULL -> new Json.Null();
                case VALUE_NUMBER_FLOAT -> throw new ProtocolException("a number that is not whole");
                case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new ProtocolException("no JSON value");
            };
        }

        private Json object() throws IOException {
            Map<String, Json> members = new LinkedHashMap<>();
            for (var token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
                var name = whole(parser.currentName());
                if (members.put(name, value(parser.nextToken())) != null) {
                    throw new ProtocolException("a member twice");
                }
            }
            return new Json.Obj(members);
        }

        private Json array() throws IOException {
            List<Json> items = new ArrayList<>();
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                items.add(value(token));
            }
            return new Json.Arr(items);
        }

        private static String whole(String text) throws ProtocolException {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw new ProtocolException("half a surrogate pair");
            }
            return text;
        }
    }
}
