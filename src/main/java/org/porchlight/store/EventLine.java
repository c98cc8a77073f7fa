package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.port.StoreException;

/// An event as a line of JSON: header, hash of the body, salt, body, hash. The body stands in it as the very text that
/// is
/// hashed; salt and body are null when they were deleted. Bytes are hexadecimal. `previous` stands only in an event
/// that
/// stayed where the one before it was deleted.
///
/// @param bodyHash stands for the body
/// @param hash ties it to the event before
/// @param previous what the hash follows, where the event before it was deleted
record EventLine(Header header, Bytes bodyHash, Optional<Body> body, Bytes hash, Optional<Bytes> previous) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /// A body that was not deleted.
    record Body(Bytes salt, String json) {}

    /// A row of the query `chain`, and of others that begin with its columns.
    static EventLine read(ResultSet row) throws SQLException {
        var salt = row.getBytes(17);
        return new EventLine(
                Header.read(row),
                Bytes.of(row.getBytes(15)),
                salt == null ? Optional.empty() : Optional.of(new Body(Bytes.of(salt), row.getString(18))),
                Bytes.of(row.getBytes(16)),
                Optional.ofNullable(row.getBytes(19)).map(Bytes::of));
    }

    /// What a body that was not deleted says.
    ///
    /// @throws StoreException when it is not as it was written; it names the event
    Fact fact() throws StoreException {
        return BodyJson.read(body.orElseThrow().json(), header.device(), header.seq())
                .fact();
    }

    String write() {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeObjectFieldStart("header");
            json.writeStringField("device", header.device().hex());
            json.writeNumberField("seq", header.seq());
            json.writeStringField("fact", header.fact().hex());
            json.writeStringField("type", header.type());
            json.writeNumberField("v", header.v());
            json.writeStringField("child", header.child().map(Bytes::text).orElse(null));
            json.writeStringField("actor", header.actor());
            json.writeStringField("boot", header.boot());
            json.writeNumberField("sinceBootMs", header.sinceBootMs());
            json.writeNumberField("wallMs", header.wallMs());
            json.writeNumberField("anchor", header.anchor());
            json.writeStringField("day", header.day().orElse(null));
            json.writeStringField("policy", header.policy().hex());
            json.writeStringField("cause", header.cause().map(Bytes::hex).orElse(null));
            json.writeEndObject();
            json.writeStringField("body_hash", bodyHash.hex());
            json.writeStringField("salt", body.map(kept -> kept.salt().hex()).orElse(null));
            json.writeStringField("body", body.map(Body::json).orElse(null));
            json.writeStringField("hash", hash.hex());
            if (previous.isPresent()) {
                json.writeStringField("previous", previous.get().hex());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    /// @throws StoreException when something lacks
    /// @throws IllegalArgumentException when something cannot be
    static EventLine read(BodyFields line) throws StoreException {
        var header = line.object("header");
        var read = new Header(
                Bytes.ofHex(header.text("device")),
                header.number("seq"),
                Bytes.ofHex(header.text("fact")),
                header.text("type"),
                Math.toIntExact(header.number("v")),
                header.maybe("child").map(Bytes::of),
                header.text("actor"),
                header.text("boot"),
                header.number("sinceBootMs"),
                header.number("wallMs"),
                Math.toIntExact(header.number("anchor")),
                header.maybe("day"),
                Bytes.ofHex(header.text("policy")),
                header.maybe("cause").map(Bytes::ofHex));
        Optional<Body> body = line.has("body")
                ? Optional.of(new Body(Bytes.ofHex(line.text("salt")), line.text("body")))
                : Optional.empty();
        return new EventLine(
                read,
                Bytes.ofHex(line.text("body_hash")),
                body,
                Bytes.ofHex(line.text("hash")),
                line.maybe("previous").map(Bytes::ofHex));
    }

    /// Whether the body, where there is one, is the one that is hashed.
    boolean hasItsBody() {
        return body.isEmpty()
                || Chain.bodyHash(body.get().salt(), body.get().json()).equals(bodyHash);
    }

    /// The same without its body.
    EventLine bare() {
        return new EventLine(header, bodyHash, Optional.empty(), hash, previous);
    }

    /// Whether it comes after an event of that hash.
    boolean follows(Bytes previous) {
        return Chain.link(previous, header, bodyHash).equals(hash);
    }
}
