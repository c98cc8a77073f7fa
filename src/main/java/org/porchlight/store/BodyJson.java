package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Terms;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.Shift;
import org.porchlight.port.StoreException;

/// Bodies of events as JSON, form 2: one flat object but for sums and shifts, the keys in a fixed order, what is absent
/// left out. Instants and
/// lengths are whole milliseconds; tags are strings.
final class BodyJson {
    /// The form that is written. Form 1 lacks the facts on clock and days, and places on the ruler; it is read too.
    static final int V = 2;

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
            case Fact.DayAdjusted _ -> "day-adjusted";
            case Fact.DayVoided _ -> "day-voided";
            case Fact.DayClosed _ -> "day-closed";
            case Fact.IntervalClosed _ -> "interval-closed";
            case Fact.ClockChanged _ -> "clock-changed";
            case Fact.Redated _ -> "redated";
            case Fact.Owed _ -> "owed";
            case Fact.FinishLineTaken _ -> "finish-line-taken";
            case Fact.Corrected _ -> "corrected";
            case Fact.Requested _ -> "requested";
            case Fact.Answered _ -> "answered";
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
            case Fact.DayOpened(
                    var _,
                    var day,
                    var zone,
                    var tzdb,
                    var budget,
                    var carry,
                    var debt,
                    var trust,
                    var carryOver,
                    var passed) -> {
                json.writeStringField("day", day.toString());
                json.writeStringField("zone", zone);
                json.writeStringField("tzdb", tzdb);
                write(json, "budgetMs", budget);
                json.writeNumberField("carryMs", carry.toMillis());
                json.writeNumberField("debtMs", debt.toMillis());
                json.writeStringField("trust", trust.name());
                write(json, "carryOverMs", carryOver);
                if (!passed.isEmpty()) {
                    json.writeArrayFieldStart("passed");
                    for (var terms : passed) {
                        json.writeStartObject();
                        write(json, "budgetMs", terms.budget());
                        json.writeNumberField("carryOverMs", terms.carryOver().toMillis());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }
            }
            case Fact.DayAdjusted(var _, var day, var budget, var carry, var debt, var trust, var carryOver) -> {
                json.writeStringField("day", day.toString());
                write(json, "budgetMs", budget);
                json.writeNumberField("carryMs", carry.toMillis());
                json.writeNumberField("debtMs", debt.toMillis());
                json.writeStringField("trust", trust.name());
                write(json, "carryOverMs", carryOver);
            }
            case Fact.DayVoided(var _, var day) -> json.writeStringField("day", day.toString());
            case Fact.DayClosed(var _, var day, var kinds) -> {
                json.writeStringField("day", day.toString());
                json.writeObjectFieldStart("kindsMs");
                for (var kind : Kind.values()) {
                    write(json, kind.name(), Optional.ofNullable(kinds.get(kind)));
                }
                json.writeEndObject();
            }
            case Fact.ClockChanged(var event, var by, var confidence) -> {
                json.writeStringField("event", event.name());
                json.writeNumberField("byMs", by.toMillis());
                json.writeStringField("confidence", confidence.name());
            }
            case Fact.Redated(var zone, var shifts) -> {
                json.writeStringField("zone", zone);
                json.writeArrayFieldStart("shifts");
                for (var shift : shifts) {
                    json.writeStartObject();
                    json.writeStringField("boot", shift.boot().value());
                    json.writeNumberField("fromMs", shift.from().toMillis());
                    json.writeNumberField("toMs", shift.to().toMillis());
                    json.writeNumberField("byMs", shift.by().toMillis());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case Fact.Owed(var _, var day, var amount) -> amount(json, day, amount);
            case Fact.FinishLineTaken(var _, var day, var amount) -> amount(json, day, amount);
            case Fact.Corrected(var _, var day, var amount, var words) -> {
                amount(json, day, amount);
                json.writeStringField("words", words);
            }
            case Fact.Requested(var _, var at, var amount, var words) -> {
                json.writeNumberField("atMs", at.toEpochMilli());
                write(json, "amountMs", amount);
                json.writeStringField("words", words);
            }
            case Fact.Answered(var _, var at, var granted, var words) -> {
                json.writeNumberField("requestedAtMs", at.toEpochMilli());
                write(json, "amountMs", granted);
                json.writeStringField("words", words);
            }
            case Fact.IntervalClosed(var _, var day, var interval) -> {
                json.writeStringField("day", day.toString());
                write(json, interval);
            }
            case Fact.Granted(var _, var day, var amount, var openUntil, var words, var at, var id) -> {
                amount(json, day, amount);
                if (openUntil.isPresent()) {
                    json.writeNumberField("untilMs", openUntil.get().toEpochMilli());
                }
                json.writeStringField("words", words);
                if (at.isPresent()) {
                    json.writeNumberField("atMs", at.get().toEpochMilli());
                }
                json.writeStringField("id", id);
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
        if (interval.group().isPresent()) {
            json.writeStringField("group", interval.group().get());
        }
        if (interval.place().isPresent()) {
            var place = interval.place().get();
            json.writeStringField("boot", place.boot().value());
            json.writeNumberField("pointFromMs", place.from().toMillis());
            json.writeNumberField("pointToMs", place.to().toMillis());
        }
    }

    private static void amount(JsonGenerator json, LocalDate day, Duration amount) throws IOException {
        json.writeStringField("day", day.toString());
        json.writeNumberField("amountMs", amount.toMillis());
    }

    private static void write(JsonGenerator json, String name, Optional<Duration> length) throws IOException {
        if (length.isPresent()) {
            json.writeNumberField(name, length.get().toMillis());
        }
    }

    /// Reads a body; keys it does not know are left out, so that a later program may add some.
    ///
    /// @throws StoreException when it is of a newer form, of an unknown type, or lacks something
    static Body read(String text) throws StoreException {
        var fields = BodyFields.parse(text);
        if (fields.number("v") < 1 || fields.number("v") > V) {
            throw new StoreException(
                    "reading an event: its body has form " + fields.number("v") + " and this program knows form " + V);
        }
        try {
            return new Body(fact(fields), fields.length("awakeMs"), fields.flag("synced"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException("reading an event: " + e.getMessage(), e);
        }
    }

    private static Fact fact(BodyFields fields) throws StoreException {
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
                        fields.maybeLength("budgetMs"),
                        fields.maybeLength("carryMs").orElse(Duration.ZERO),
                        fields.maybeLength("debtMs").orElse(Duration.ZERO),
                        fields.has("trust") ? fields.tag("trust", Trust.class) : Trust.FULL,
                        fields.maybeLength("carryOverMs"),
                        fields.has("passed") ? passed(fields.list("passed")) : List.of());
            case "day-adjusted" ->
                new Fact.DayAdjusted(
                        fields.child(),
                        fields.day(),
                        fields.maybeLength("budgetMs"),
                        fields.length("carryMs"),
                        fields.length("debtMs"),
                        fields.tag("trust", Trust.class),
                        fields.maybeLength("carryOverMs"));
            case "day-voided" -> new Fact.DayVoided(fields.child(), fields.day());
            case "day-closed" -> new Fact.DayClosed(fields.child(), fields.day(), kinds(fields.object("kindsMs")));
            case "clock-changed" ->
                new Fact.ClockChanged(
                        fields.tag("event", ClockEvent.Kind.class),
                        fields.length("byMs"),
                        fields.tag("confidence", Confidence.class));
            case "redated" -> new Fact.Redated(fields.text("zone"), shifts(fields.list("shifts")));
            case "owed" -> new Fact.Owed(fields.child(), fields.day(), fields.length("amountMs"));
            case "finish-line-taken" ->
                new Fact.FinishLineTaken(fields.child(), fields.day(), fields.length("amountMs"));
            case "corrected" ->
                new Fact.Corrected(fields.child(), fields.day(), fields.length("amountMs"), fields.text("words"));
            case "requested" ->
                new Fact.Requested(
                        fields.child(), fields.instant("atMs"), fields.maybeLength("amountMs"), fields.text("words"));
            case "answered" ->
                new Fact.Answered(
                        fields.child(),
                        fields.instant("requestedAtMs"),
                        fields.maybeLength("amountMs"),
                        fields.text("words"));
            case "interval-closed" -> new Fact.IntervalClosed(fields.child(), fields.day(), interval(fields));
            case "granted" ->
                new Fact.Granted(
                        fields.child(),
                        fields.day(),
                        fields.length("amountMs"),
                        fields.has("untilMs") ? Optional.of(fields.instant("untilMs")) : Optional.empty(),
                        fields.text("words"),
                        fields.has("atMs") ? Optional.of(fields.instant("atMs")) : Optional.empty(),
                        fields.has("id") ? fields.text("id") : "");
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

    private static Interval interval(BodyFields fields) throws StoreException {
        return new Interval(
                fields.instant("fromMs"),
                fields.instant("toMs"),
                fields.length("lengthMs"),
                fields.tag("kind", Kind.class),
                fields.has("title") ? Optional.of(fields.text("title")) : Optional.empty(),
                fields.tag("why", Reason.class),
                fields.flag("recovered"),
                fields.has("group") ? Optional.of(fields.text("group")) : Optional.empty(),
                fields.has("boot") ? Optional.of(place(fields)) : Optional.empty());
    }

    private static Ruled place(BodyFields fields) throws StoreException {
        return new Ruled(new BootId(fields.text("boot")), fields.length("pointFromMs"), fields.length("pointToMs"));
    }

    private static Map<Kind, Duration> kinds(BodyFields fields) throws StoreException {
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        for (var kind : Kind.values()) {
            var length = fields.maybeLength(kind.name());
            if (length.isPresent()) {
                kinds.put(kind, length.get());
            }
        }
        return kinds;
    }

    private static List<Terms> passed(List<BodyFields> list) throws StoreException {
        var passed = new ArrayList<Terms>();
        for (var fields : list) {
            passed.add(new Terms(fields.maybeLength("budgetMs"), fields.length("carryOverMs")));
        }
        return passed;
    }

    private static List<Shift> shifts(List<BodyFields> list) throws StoreException {
        var shifts = new ArrayList<Shift>();
        for (var fields : list) {
            shifts.add(new Shift(
                    new BootId(fields.text("boot")),
                    fields.length("fromMs"),
                    fields.length("toMs"),
                    fields.length("byMs")));
        }
        return shifts;
    }
}
