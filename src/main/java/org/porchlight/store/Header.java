package org.porchlight.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The part of an event that is never deleted, with names that mean the same on every PC.
///
/// @param seq 1 for the first event of a device
/// @param fact what the event is about; the same fact may be told twice
/// @param v form of the body
/// @param child UTF-8 of the id
/// @param actor as [org.porchlight.core.event.Actor#text]
/// @param sinceBootMs milliseconds on the ruler of `boot`
/// @param wallMs milliseconds since 1970, by the wall clock
/// @param anchor number of an anchor of this device
/// @param day ISO 8601
/// @param policy hash of the document in force; empty before the first
record Header(
        Bytes device,
        long seq,
        Bytes fact,
        String type,
        long v,
        Optional<Bytes> child,
        String actor,
        String boot,
        long sinceBootMs,
        long wallMs,
        long anchor,
        Optional<String> day,
        Bytes policy,
        Optional<Bytes> cause) {

    /// The columns from `device` to `cause` of a row that starts with them.
    static Header read(ResultSet row) throws SQLException {
        return new Header(
                Bytes.of(row.getBytes(1)),
                row.getLong(2),
                Bytes.of(row.getBytes(3)),
                row.getString(4),
                row.getLong(5),
                Optional.ofNullable(row.getBytes(6)).map(Bytes::of),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                Optional.ofNullable(row.getString(12)),
                Bytes.of(row.getBytes(13)),
                Optional.ofNullable(row.getBytes(14)).map(Bytes::of));
    }

    /// The bytes that are hashed: the fields in their order. A number is 8 bytes, big-endian; text is UTF-8, and it
    /// and bytes follow their length in 4 bytes, big-endian; an absent field is the length −1 and nothing more.
    Bytes canonical() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            write(out, device);
            out.writeLong(seq);
            write(out, fact);
            write(out, Bytes.of(type));
            out.writeLong(v);
            write(out, child);
            write(out, Bytes.of(actor));
            write(out, Bytes.of(boot));
            out.writeLong(sinceBootMs);
            out.writeLong(wallMs);
            out.writeLong(anchor);
            write(out, day.map(Bytes::of));
            write(out, policy);
            write(out, cause);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Bytes value) throws IOException {
        out.writeInt(value.length());
        out.write(value.toArray());
    }

    private static void write(DataOutputStream out, Optional<Bytes> value) throws IOException {
        if (value.isPresent()) {
            write(out, value.get());
        } else {
            out.writeInt(-1);
        }
    }
}
