package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// The keys of an object with their values: String, Long, Boolean, an object, or a list of objects and numbers. What
/// else there is
/// is left out.
///
/// @param what is read, for errors
record BodyFields(String what, Map<String, Object> values) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEPTH = 4;

    static BodyFields parse(String text) throws StoreException {
        return parse("reading an event", "its body", text);
    }

    static BodyFields parse(String attempt, String what, String text) throws StoreException {
        try (var json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new StoreException(Kind.CHANGED, attempt + ": " + what + " is not an object");
            }
            return object(attempt, json, DEPTH);
        } catch (IOException e) {
            throw new StoreException(Kind.CHANGED, attempt + ": " + what + " is damaged", e);
        }
    }

    private static BodyFields object(String attempt, JsonParser json, int depth) throws IOException {
        var found = new HashMap<String, Object>();
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            var value = value(attempt, json, depth);
            if (value.isPresent()) {
                found.put(key, value.get());
            }
        }
        return new BodyFields(attempt, found);
    }

    private static Optional<Object> value(String attempt, JsonParser json, int depth) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> Optional.of(json.getText());
            case VALUE_NUMBER_INT -> Optional.of(json.getLongValue());
            case VALUE_TRUE -> Optional.of(true);
            case VALUE_FALSE -> Optional.of(false);
            case START_OBJECT, START_ARRAY -> {
                if (depth == 0) {
                    json.skipChildren();
                    yield Optional.empty();
                }
                yield Optional.of(
                        json.currentToken() == JsonToken.START_OBJECT
                                ? object(attempt, json, depth - 1)
                                : list(attempt, json, depth - 1));
            }
            default -> Optional.empty();
        };
    }

    private static List<Object> list(String attempt, JsonParser json, int depth) throws IOException {
        var found = new ArrayList<Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                found.add(object(attempt, json, depth));
            } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                found.add(json.getLongValue());
            } else {
                json.skipChildren();
            }
        }
        return found;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) throws StoreException {
        return get(key, String.class);
    }

    Optional<String> maybe(String key) throws StoreException {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    long number(String key) throws StoreException {
        return get(key, Long.class);
    }

    boolean flag(String key) throws StoreException {
        return get(key, Boolean.class);
    }

    BodyFields object(String key) throws StoreException {
        return get(key, BodyFields.class);
    }

    List<BodyFields> list(String key) throws StoreException {
        var found = new ArrayList<BodyFields>();
        for (var value : get(key, List.class)) {
            if (value instanceof BodyFields fields) {
                found.add(fields);
            }
        }
        return found;
    }

    /// The whole numbers of a list.
    List<Long> numbers(String key) throws StoreException {
        var found = new ArrayList<Long>();
        for (var value : get(key, List.class)) {
            if (value instanceof Long number) {
                found.add(number);
            }
        }
        return found;
    }

    Duration length(String key) throws StoreException {
        return Duration.ofMillis(number(key));
    }

    Optional<Duration> maybeLength(String key) throws StoreException {
        return has(key) ? Optional.of(length(key)) : Optional.empty();
    }

    Instant instant(String key) throws StoreException {
        return Instant.ofEpochMilli(number(key));
    }

    LocalDate day() throws StoreException {
        return day("day");
    }

    LocalDate day(String key) throws StoreException {
        return LocalDate.parse(text(key));
    }

    <E extends Enum<E>> E tag(String key, Class<E> type) throws StoreException {
        var name = text(key);
        for (var value : type.getEnumConstants()) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new StoreException(Kind.CHANGED, what + ": this program does not know the " + key + " \"" + name + "\"");
    }

    ParentId parent() throws StoreException {
        return new ParentId(text("parent"));
    }

    ChildId child() throws StoreException {
        return new ChildId(text("child"));
    }

    private <T> T get(String key, Class<T> type) throws StoreException {
        var value = values.get(key);
        if (!type.isInstance(value)) {
            throw new StoreException(Kind.CHANGED, what + ": its body has no usable \"" + key + "\"");
        }
        return type.cast(value);
    }
}
