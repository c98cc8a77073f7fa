package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// Bodies of events as JSON, form 1: one flat object, the keys in a fixed order, what is absent left out. Instants and
/// lengths are whole milliseconds; tags are strings.
final class BodyJson {
    /// The form that is written.
    static final int V = 1;

    /// The longest body that is kept, in characters.
    static final int MAX = 16 * 1024;

    /// A fact, and what the header does not say of the reading.
    ///
    /// @param awake since the boot
    record Body(Fact fact, Duration awake, boolean synced) {}

    private static final JsonFactory FACTORY = new JsonFactory();

    private BodyJson() {}

    /// The tag of a fact in bodies and in the header.
    static String type(Fact fact) {
        return switch (fact) {
            case Fact.GuardStarted _ -> "guard-started";
            case Fact.PolicyStored _ -> "policy-stored";
            case Fact.DayOpened _ -> "day-opened";
            case Fact.IntervalClosed _ -> "interval-closed";
            case Fact.Granted _ -> "granted";
            case Fact.Paused _ -> "paused";
            case Fact.Unpaused _ -> "unpaused";
            case Fact.LimitReached _ -> "limit-reached";
            case Fact.ProgramDenied _ -> "program-denied";
            case Fact.SiteDenied _ -> "site-denied";
        };
    }

    static String write(Body body) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", V);
            json.writeStringField("type", type(body.fact()));
            json.writeNumberField("awakeMs", body.awake().toMillis());
            json.writeBooleanField("synced", body.synced());
            write(json, body.fact());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Fact fact) throws IOException {
        var child = fact.about();
        if (child.isPresent()) {
            json.writeStringField("child", child.get().value());
        }
        switch (fact) {
            case Fact.GuardStarted(var soft) -> json.writeBooleanField("soft", soft);
            case Fact.PolicyStored(var version) -> json.writeStringField("version", version);
            case Fact.DayOpened(var _, var day, var zone, var tzdb, var budget) -> {
                json.writeStringField("day", day.toString());
                json.writeStringField("zone", zone);
                json.writeStringField("tzdb", tzdb);
                if (budget.isPresent()) {
                    json.writeNumberField("budgetMs", budget.get().toMillis());
                }
            }
            case Fact.IntervalClosed(var _, var day, var interval) -> {
                json.writeStringField("day", day.toString());
                write(json, interval);
            }
            case Fact.Granted(var _, var day, var amount, var openUntil, var words) -> {
                json.writeStringField("day", day.toString());
                json.writeNumberField("amountMs", amount.toMillis());
                if (openUntil.isPresent()) {
                    json.writeNumberField("untilMs", openUntil.get().toEpochMilli());
                }
                json.writeStringField("words", words);
            }
            case Fact.Paused(var _, var at, var until) -> {
                json.writeNumberField("atMs", at.toEpochMilli());
                json.writeNumberField("untilMs", until.toEpochMilli());
            }
            case Fact.Unpaused(var _, var pausedAt) -> json.writeNumberField("pausedAtMs", pausedAt.toEpochMilli());
            case Fact.LimitReached(var _, var day, var reason) -> {
                json.writeStringField("day", day.toString());
                json.writeStringField("reason", reason.name());
            }
            case Fact.ProgramDenied(var _, var path, var rule) -> {
                json.writeStringField("path", path);
                json.writeStringField("rule", rule);
            }
            case Fact.SiteDenied(var _, var host, var rule) -> {
                json.writeStringField("host", host);
                json.writeStringField("rule", rule);
            }
        }
    }

    private static void write(JsonGenerator json, Interval interval) throws IOException {
        json.writeNumberField("fromMs", interval.from().toEpochMilli());
        json.writeNumberField("toMs", interval.to().toEpochMilli());
        json.writeNumberField("lengthMs", interval.length().toMillis());
        json.writeStringField("kind", interval.kind().name());
        if (interval.title().isPresent()) {
            json.writeStringField("title", interval.title().get());
        }
        json.writeStringField("why", interval.why().name());
        json.writeBooleanField("recovered", interval.recovered());
    }

    /// Reads a body; keys it does not know are left out, so that a later program may add some.
    ///
    /// @throws StoreException when it is of a newer form, of an unknown type, or lacks something
    static Body read(String text) throws StoreException {
        var fields = Fields.parse(text);
        if (fields.number("v") != V) {
            throw new StoreException(
                    "reading an event: its body has form " + fields.number("v") + " and this program knows form " + V);
        }
        try {
            return new Body(fact(fields), fields.length("awakeMs"), fields.flag("synced"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException("reading an event: " + e.getMessage(), e);
        }
    }

    private static Fact fact(Fields fields) throws StoreException {
        var type = fields.text("type");
        return switch (type) {
            case "guard-started" -> new Fact.GuardStarted(fields.flag("soft"));
            case "policy-stored" -> new Fact.PolicyStored(fields.text("version"));
            case "day-opened" ->
                new Fact.DayOpened(
                        fields.child(),
                        fields.day(),
                        fields.text("zone"),
                        fields.text("tzdb"),
                        fields.has("budgetMs") ? Optional.of(fields.length("budgetMs")) : Optional.empty());
            case "interval-closed" -> new Fact.IntervalClosed(fields.child(), fields.day(), interval(fields));
            case "granted" ->
                new Fact.Granted(
                        fields.child(),
                        fields.day(),
                        fields.length("amountMs"),
                        fields.has("untilMs") ? Optional.of(fields.instant("untilMs")) : Optional.empty(),
                        fields.text("words"));
            case "paused" -> new Fact.Paused(fields.child(), fields.instant("atMs"), fields.instant("untilMs"));
            case "unpaused" -> new Fact.Unpaused(fields.child(), fields.instant("pausedAtMs"));
            case "limit-reached" ->
                new Fact.LimitReached(fields.child(), fields.day(), fields.tag("reason", Reason.class));
            case "program-denied" -> new Fact.ProgramDenied(fields.child(), fields.text("path"), fields.text("rule"));
            case "site-denied" -> new Fact.SiteDenied(fields.child(), fields.text("host"), fields.text("rule"));
            default ->
                throw new StoreException("reading an event: this program does not know the type \"" + type + "\"");
        };
    }

    private static Interval interval(Fields fields) throws StoreException {
        return new Interval(
                fields.instant("fromMs"),
                fields.instant("toMs"),
                fields.length("lengthMs"),
                fields.tag("kind", Kind.class),
                fields.has("title") ? Optional.of(fields.text("title")) : Optional.empty(),
                fields.tag("why", Reason.class),
                fields.flag("recovered"));
    }

    /// The keys of a flat object with their values: String, Long or Boolean.
    private record Fields(Map<String, Object> values) {
        static Fields parse(String text) throws StoreException {
            var found = new HashMap<String, Object>();
            try (var json = FACTORY.createParser(text)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new StoreException("reading an event: its body is not an object");
                }
                for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                    json.nextToken();
                    var value = scalar(json);
                    if (value.isPresent()) {
                        found.put(key, value.get());
                    }
                }
                return new Fields(found);
            } catch (IOException e) {
                throw new StoreException("reading an event: its body is damaged", e);
            }
        }

        private static Optional<Object> scalar(JsonParser json) throws IOException {
            return switch (json.currentToken()) {
                case VALUE_STRING -> Optional.of(json.getText());
                case VALUE_NUMBER_INT -> Optional.of(json.getLongValue());
                case VALUE_TRUE -> Optional.of(true);
                case VALUE_FALSE -> Optional.of(false);
                case START_OBJECT, START_ARRAY -> {
                    json.skipChildren();
                    yield Optional.empty();
                }
                default -> Optional.empty();
            };
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        String text(String key) throws StoreException {
            return get(key, String.class);
        }

        long number(String key) throws StoreException {
            return get(key, Long.class);
        }

        boolean flag(String key) throws StoreException {
            return get(key, Boolean.class);
        }

        Duration length(String key) throws StoreException {
            return Duration.ofMillis(number(key));
        }

        Instant instant(String key) throws StoreException {
            return Instant.ofEpochMilli(number(key));
        }

        LocalDate day() throws StoreException {
            return LocalDate.parse(text("day"));
        }

        <E extends Enum<E>> E tag(String key, Class<E> type) throws StoreException {
            var name = text(key);
            for (var value : type.getEnumConstants()) {
                if (value.name().equals(name)) {
                    return value;
                }
            }
            throw new StoreException("reading an event: this program does not know the " + key + " \"" + name + "\"");
        }

        ChildId child() throws StoreException {
            return new ChildId(text("child"));
        }

        private <T> T get(String key, Class<T> type) throws StoreException {
            var value = values.get(key);
            if (!type.isInstance(value)) {
                throw new StoreException("reading an event: its body has no usable \"" + key + "\"");
            }
            return type.cast(value);
        }
    }
}
