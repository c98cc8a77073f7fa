package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// Bodies of events as JSON, form 4: one flat object but for sums, shifts and registers, the keys in a fixed order.
///
/// What is absent is left out, and what is nearly always the same: that a time server was heard, that the calendar was
/// trusted in full. Instants and lengths are whole milliseconds; tags are strings.
final class BodyJson {
    /// The form that is written. Form 1 lacks the facts on clock and days, and places on the ruler;
    /// form 2 those on the ledger itself, sums by title, and by which terms a day was opened; form 3
    /// leaves nothing out and lacks days that are packed. All are read too.
    static final int V = 4;

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
            case Fact.DayPacked _ -> "day-packed";
            case Fact.ClockChanged _ -> "clock-changed";
            case Fact.Redated _ -> "redated";
            case Fact.Owed _ -> "owed";
            case Fact.FinishLineTaken _ -> "finish-line-taken";
            case Fact.Corrected _ -> "corrected";
            case Question.Requested _ -> "requested";
            case Question.Answered _ -> "answered";
            case Question.Disputed _ -> "disputed";
            case Question.Settled _ -> "settled";
            case Fact.Granted _ -> "granted";
            case Fact.Paused _ -> "paused";
            case Fact.Unpaused _ -> "unpaused";
            case Fact.Studied _ -> "studied";
            case Fact.StudyEnded _ -> "study-ended";
            case Fact.LimitReached _ -> "limit-reached";
            case Fact.ProgramDenied _ -> "program-denied";
            case Fact.SiteDenied _ -> "site-denied";
            case Fact.Looked _ -> "looked";
            case ParentFact.ParentNamed _ -> "parent-named";
            case ParentFact.ParentRemoved _ -> "parent-removed";
            case Fact.Weakened _ -> "weakened";
            case Fact.Mended _ -> "mended";
            case ParentFact.WrongSecret _ -> "wrong-secret";
            case Fact.CodesEnrolled _ -> "codes-enrolled";
            case Fact.Bound _ -> "bound";
            case Fact.Sealed _ -> "sealed";
            case Fact.Forgotten _ -> "forgotten";
            case Restored _ -> "restored";
        };
    }

    static String write(Body body) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", V);
            json.writeStringField("type", type(body.fact()));
            json.writeNumberField("awakeMs", body.awake().toMillis());
            if (!body.synced()) {
                json.writeBooleanField("synced", false);
            }
            BodyWriter.write(json, body.fact());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    /// Reads a body; keys it does not know are left out, so that a later program may add some.
    ///
    /// @throws StoreException when it is of another form, of an unknown type, or lacks something
    static Body read(String text) throws StoreException {
        return read(BodyFields.parse(text));
    }

    /// Reads the body of an event of a ledger.
    ///
    /// @throws StoreException as [#read(String)] does; it names the event, and its cause what is wrong with it
    static Body read(String text, Bytes device, long seq) throws StoreException {
        try {
            return read(text);
        } catch (StoreException e) {
            throw new StoreException(e.kind(), "event " + device.hex() + ":" + seq + " is not as it was written", e);
        }
    }

    /// Reads a body that stands in another document.
    static Body read(BodyFields fields) throws StoreException {
        if (fields.number("v") < 1 || fields.number("v") > V) {
            // A later program that has a later form of bodies has a later form of ledgers, too.
            throw new StoreException(
                    Kind.CHANGED,
                    "reading an event: its body has form " + fields.number("v") + " and this program knows form " + V);
        }
        try {
            return new Body(
                    BodyReader.fact(fields), fields.length("awakeMs"), !fields.has("synced") || fields.flag("synced"));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new StoreException(Kind.CHANGED, "reading an event: " + e.getMessage(), e);
        }
    }
}
