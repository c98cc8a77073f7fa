package org.porchlight.site.wire;

import java.io.ByteArrayOutputStream;

/// Writes a DNS message from the front.
final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    Writer u8(int value) {
        out.write(value);
        return this;
    }

    Writer u16(int value) {
        return u8(value >> 8).u8(value);
    }

    Writer u32(long value) {
        return u16((int) (value >> 16)).u16((int) value);
    }

    Writer bytes(byte[] value) {
        out.writeBytes(value);
        return this;
    }

    /// The extension record of a message (RFC 6891 §6.1.2).
    ///
    /// @param options as on the wire
    Writer extension(Query.Extension said, byte[] options) {
        u8(0).u16(RecordType.OPT).u16(Replies.LARGEST_DATAGRAM);
        u16(0).u16(said.signatures() ? 0x8000 : 0);
        return u16(options.length).bytes(options);
    }

    byte[] done() {
        return out.toByteArray();
    }
}
