package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.DayOfUse;
import org.porchlight.core.time.LooseSegment;
import org.porchlight.core.time.RtcTrust;
import org.porchlight.core.time.Segment;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;

/// The clock as JSON, form 1. Instants and lengths are whole milliseconds.
final class ClockJson {
    private static final int V = 1;
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final String READING = "reading the clock";

    private ClockJson() {}

    static String write(TrustedClock clock) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", V);
            write(json, clock.anchor());
            write(json, clock.last());
            json.writeObjectFieldStart("segment");
            json.writeNumberField("fromMs", clock.segment().from().toMillis());
            json.writeNumberField("wallMs", clock.segment().wall().toEpochMilli());
            json.writeNumberField("toldMs", clock.segment().told().toMillis());
            json.writeNumberField("refusedMs", clock.segment().refused().toMillis());
            json.writeEndObject();
            json.writeNumberField("builtMs", clock.built().toEpochMilli());
            json.writeArrayFieldStart("loose");
            for (var loose : clock.loose()) {
                json.writeStartObject();
                json.writeStringField("boot", loose.boot().value());
                json.writeNumberField("fromMs", loose.from().toMillis());
                json.writeNumberField("toMs", loose.to().toMillis());
                json.writeNumberField("beginMs", loose.begin().toEpochMilli());
                json.writeBooleanField("vouched", loose.vouched());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("days");
            for (var day : clock.days()) {
                json.writeStartObject();
                json.writeStringField("day", day.day().toString());
                json.writeBooleanField("attested", day.attested());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("rtcTrust");
            json.writeNumberField("untilMs", clock.rtcTrust().until().toEpochMilli());
            json.writeNumberField("leftMs", clock.rtcTrust().left().toMillis());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Anchor anchor) throws IOException {
        json.writeObjectFieldStart("anchor");
        json.writeNumberField("no", anchor.no());
        json.writeStringField("boot", anchor.boot().value());
        json.writeNumberField("sinceBootMs", anchor.sinceBoot().toMillis());
        json.writeNumberField("utcMs", anchor.utc().toEpochMilli());
        json.writeStringField("confidence", anchor.confidence().name());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ClockReading last) throws IOException {
        json.writeObjectFieldStart("last");
        json.writeStringField("boot", last.boot().value());
        json.writeNumberField("sinceBootMs", last.sinceBoot().toMillis());
        json.writeNumberField("awakeMs", last.awake().toMillis());
        json.writeNumberField("wallMs", last.wall().toEpochMilli());
        json.writeBooleanField("synced", last.synced());
        json.writeEndObject();
    }

    /// @throws StoreException when it is of a newer form or lacks something
    static TrustedClock read(String text) throws StoreException {
        return read(BodyFields.parse(READING, "what was kept", text));
    }

    /// Reads a clock that stands in another document.
    static TrustedClock read(BodyFields fields) throws StoreException {
        if (fields.number("v") != V) {
            throw new StoreException(
                    StoreException.Kind.CHANGED,
                    READING + ": it has form " + fields.number("v") + " and this program knows form " + V);
        }
        try {
            return clock(fields);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new StoreException(StoreException.Kind.CHANGED, READING + ": " + e.getMessage(), e);
        }
    }

    private static TrustedClock clock(BodyFields fields) throws StoreException {
        var anchor = fields.object("anchor");
        var last = fields.object("last");
        var segment = fields.object("segment");
        var loose = new ArrayList<LooseSegment>();
        for (var one : fields.list("loose")) {
            loose.add(new LooseSegment(
                    new BootId(one.text("boot")),
                    one.length("fromMs"),
                    one.length("toMs"),
                    one.instant("beginMs"),
                    one.flag("vouched")));
        }
        var days = new ArrayList<DayOfUse>();
        for (var one : fields.list("days")) {
            days.add(new DayOfUse(one.day("day"), one.flag("attested")));
        }
        var trust = fields.object("rtcTrust");
        return new TrustedClock(
                new Anchor(
                        Math.toIntExact(anchor.number("no")),
                        new BootId(anchor.text("boot")),
                        anchor.length("sinceBootMs"),
                        anchor.instant("utcMs"),
                        anchor.tag("confidence", Confidence.class)),
                new ClockReading(
                        new BootId(last.text("boot")),
                        last.length("sinceBootMs"),
                        last.length("awakeMs"),
                        last.instant("wallMs"),
                        last.flag("synced")),
                new Segment(
                        segment.length("fromMs"),
                        segment.instant("wallMs"),
                        segment.length("toldMs"),
                        segment.length("refusedMs")),
                fields.instant("builtMs"),
                loose,
                days,
                new RtcTrust(trust.instant("untilMs"), trust.length("leftMs")));
    }
}
