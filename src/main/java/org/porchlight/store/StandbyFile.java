package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Claim;
import org.porchlight.core.engine.Digest;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;

/// `standby.json`, form 1: policy, calendars, clock, facts as the bodies of events have them, checkpoints. It is a
/// cache:
/// written as a whole, for this account only, and made again when it is missing.
final class StandbyFile {
    static final String NAME = "standby.json";

    /// The name of one that could not be read.
    static final String ASIDE = NAME + ".damaged";

    private static final int V = 1;
    private static final int MOST_BYTES = 4 << 20;
    private static final String READING = "reading what is kept beside the ledger";
    private static final JsonFactory FACTORY = new JsonFactory();

    private StandbyFile() {}

    /// Puts it in place; on disk on return.
    static void write(Path folder, Standby standby) throws IOException {
        DataDirectory.put(folder.resolve(NAME), text(standby).getBytes(StandardCharsets.UTF_8));
    }

    /// Moves one that cannot be read out of the way, over the last one that was.
    ///
    /// @return its new name
    static Path putAside(Path folder) throws IOException {
        var aside = folder.resolve(ASIDE);
        Files.move(folder.resolve(NAME), aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DataDirectory.syncFolder(folder);
        return aside;
    }

    /// @return nothing where there is none
    /// @throws StoreException when it cannot be read or is not what was written
    static Optional<Standby> read(Path folder) throws StoreException {
        var file = folder.resolve(NAME);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new StoreException(
                        StoreException.Kind.DAMAGED, READING + ": " + file + " has more than " + MOST_BYTES + " bytes");
            }
            return Optional.of(standby(BodyFields.parse(READING, file.toString(), Files.readString(file))));
        } catch (IOException e) {
            throw new StoreException(StoreTrouble.kind(e), READING + ": " + e, e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException(StoreException.Kind.DAMAGED, READING + ": " + e.getMessage(), e);
        }
    }

    private static String text(Standby standby) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("v", V);
            json.writeStringField("policy", standby.policy());
            json.writeStringField("version", version(standby.policy()));
            json.writeArrayFieldStart("calendars");
            for (var calendar : standby.calendars().entrySet()) {
                json.writeStartObject();
                json.writeStringField("sha256", calendar.getKey());
                json.writeStringField("json", calendar.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeFieldName("clock");
            json.writeRawValue(ClockJson.write(standby.clock()));
            json.writeArrayFieldStart("facts");
            for (var event : standby.digest().events()) {
                json.writeStartObject();
                if (event.day().isPresent()) {
                    json.writeStringField("day", event.day().get().toString());
                }
                json.writeFieldName("body");
                json.writeRawValue(BodyJson.write(new BodyJson.Body(
                        event.fact(), event.at().awake(), event.at().synced())));
                json.writeEndObject();
            }
            json.writeEndArray();
            write(json, standby.people());
            json.writeArrayFieldStart("checkpoints");
            for (var checkpoint : standby.digest().checkpoints()) {
                write(json, checkpoint);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, People people) throws IOException {
        json.writeArrayFieldStart("children");
        for (var child : people.children()) {
            json.writeStartObject();
            json.writeStringField("id", child.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("people");
        for (var fact : people.facts()) {
            json.writeRawValue(BodyJson.write(new BodyJson.Body(fact, Duration.ZERO, false)));
        }
        json.writeEndArray();
    }

    private static String version(String policy) {
        return Bytes.sha256(Bytes.of(policy)).hex();
    }

    private static void write(JsonGenerator json, Checkpoint checkpoint) throws IOException {
        var beside = checkpoint.beside();
        json.writeStartObject();
        json.writeStringField("child", checkpoint.child().value());
        json.writeStringField("boot", checkpoint.boot().value());
        json.writeNumberField("uptoMs", checkpoint.upto().toMillis());
        json.writeNumberField("awakeMs", checkpoint.awake().toMillis());
        json.writeStringField("kind", checkpoint.kind().name());
        if (checkpoint.title().isPresent()) {
            json.writeStringField("title", checkpoint.title().get());
        }
        json.writeStringField("day", checkpoint.day().toString());
        json.writeNumberField("trustedMs", checkpoint.trusted().toEpochMilli());
        json.writeStringField("why", checkpoint.why().name());
        if (checkpoint.group().isPresent()) {
            json.writeStringField("group", checkpoint.group().get());
        }
        json.writeBooleanField("inUse", beside.inUse());
        if (beside.claim().kind().isPresent()) {
            json.writeStringField("claim", beside.claim().kind().get().name());
        }
        json.writeNumberField("claimMs", beside.claim().used().toMillis());
        if (beside.cpu().isPresent()) {
            json.writeNumberField("cpuMs", beside.cpu().get().toMillis());
        }
        json.writeEndObject();
    }

    private static Standby standby(BodyFields fields) throws StoreException {
        if (fields.number("v") != V) {
            throw new StoreException(
                    StoreException.Kind.NEWER,
                    READING + ": it has form " + fields.number("v") + " and this program knows form " + V);
        }
        var policy = fields.text("policy");
        if (!version(policy).equals(fields.text("version"))) {
            throw new StoreException(
                    StoreException.Kind.DAMAGED, READING + ": its policy is not the one that was written");
        }
        var calendars = new HashMap<String, String>();
        for (var calendar : fields.list("calendars")) {
            calendars.put(calendar.text("sha256"), calendar.text("json"));
        }
        var clock = ClockJson.read(fields.object("clock"));
        var events = new ArrayList<Event>();
        for (var fact : fields.list("facts")) {
            events.add(event(fact, clock, version(policy)));
        }
        var checkpoints = new ArrayList<Checkpoint>();
        for (var checkpoint : fields.list("checkpoints")) {
            checkpoints.add(checkpoint(checkpoint));
        }
        return new Standby(policy, calendars, clock, new Digest(events, checkpoints), people(fields));
    }

    /// An older program kept none.
    private static People people(BodyFields fields) throws StoreException {
        if (!fields.has("people")) {
            return People.NONE;
        }
        var children = new HashSet<ChildId>();
        for (var child : fields.list("children")) {
            children.add(new ChildId(child.text("id")));
        }
        var facts = new ArrayList<Fact>();
        for (var body : fields.list("people")) {
            facts.add(BodyJson.read(body).fact());
        }
        return People.of(children, facts);
    }

    private static Event event(BodyFields fields, TrustedClock clock, String version) throws StoreException {
        return new Event(
                BodyJson.read(fields.object("body")).fact(),
                new Actor.Guard(),
                clock.last(),
                clock.anchor().no(),
                fields.has("day") ? Optional.of(fields.day()) : Optional.<LocalDate>empty(),
                version);
    }

    private static Checkpoint checkpoint(BodyFields fields) throws StoreException {
        var claim = new Claim(
                fields.has("claim") ? Optional.of(fields.tag("claim", Kind.class)) : Optional.empty(),
                fields.length("claimMs"));
        var upto = fields.length("uptoMs");
        return new Checkpoint(
                fields.child(),
                new BootId(fields.text("boot")),
                upto,
                upto,
                fields.length("awakeMs"),
                Duration.ZERO,
                fields.tag("kind", Kind.class),
                fields.has("title") ? Optional.of(fields.text("title")) : Optional.empty(),
                fields.day(),
                fields.instant("trustedMs"),
                fields.tag("why", Reason.class),
                fields.has("group") ? Optional.of(fields.text("group")) : Optional.empty(),
                new Checkpoint.Beside(fields.flag("inUse"), claim, fields.maybeLength("cpuMs")));
    }
}
