package org.porchlight.site.wire;

import java.util.Optional;

/// A question somebody sent, with all that a reply to it has to repeat.
public final class Query {
    /// The sender's extension record (RFC 6891 §6.1.2).
    ///
    /// @param size the largest datagram it takes, in bytes
    /// @param signatures whether it wants signatures (the DO bit)
    public record Extension(int size, boolean signatures) {}

    /// What a datagram turned out to be.
    public sealed interface Reading {
        /// One question.
        record Asked(Query query) implements Reading {}

        /// Something to answer with a code, without a question.
        record Odd(int id, ResponseCode code) implements Reading {}

        /// Nothing to answer.
        record Noise() implements Reading {}
    }

    static final int HEADER = 12;
    private static final int SMALLEST_DATAGRAM = 512;

    private final int id;
    private final int flags;
    private final Question question;
    private final byte[] asked;
    private final Optional<Extension> extension;

    private Query(int id, int flags, Question question, byte[] asked, Optional<Extension> extension) {
        this.id = id;
        this.flags = flags;
        this.question = question;
        this.asked = asked;
        this.extension = extension;
    }

    /// Reads what came in. Nothing makes it throw; its work is bounded by the length.
    public static Reading read(byte[] message) {
        if (message.length < HEADER || (message[2] & 0x80) != 0) {
            return new Reading.Noise();
        }
        int id = ((message[0] & 0xff) << 8) | (message[1] & 0xff);
        if ((message[2] & 0x78) != 0) {
            return new Reading.Odd(id, ResponseCode.NOT_OFFERED);
        }
        try {
            return new Reading.Asked(parse(message, id));
        } catch (WireException _) {
            return new Reading.Odd(id, ResponseCode.UNREADABLE);
        }
    }

    private static Query parse(byte[] message, int id) throws WireException {
        var cursor = new Cursor(message, 2);
        int flags = cursor.u16();
        int questions = cursor.u16();
        int answers = cursor.u16() + cursor.u16();
        int additional = cursor.u16();
        if (questions != 1 || answers != 0 || additional > 8) {
            throw new WireException("not one question");
        }
        var name = cursor.name();
        var question = new Question(name, cursor.u16(), cursor.u16());
        var asked = new Cursor(message, HEADER).bytes(cursor.at() - HEADER);
        var extension = Optional.<Extension>empty();
        for (int i = 0; i < additional; i++) {
            cursor.name();
            int type = cursor.u16();
            int size = cursor.u16();
            long rest = cursor.u32();
            cursor.skip(cursor.u16());
            if (type == RecordType.OPT) {
                extension = Optional.of(new Extension(Math.max(size, SMALLEST_DATAGRAM), (rest & 0x8000) != 0));
            }
        }
        return new Query(id, flags, question, asked, extension);
    }

    public int id() {
        return id;
    }

    public Question question() {
        return question;
    }

    public Optional<Extension> extension() {
        return extension;
    }

    /// The largest datagram that the sender takes, in bytes.
    public int largestDatagram() {
        return extension.map(Extension::size).orElse(SMALLEST_DATAGRAM);
    }

    /// The same question under another number, with nothing else of what was sent.
    ///
    /// @param newId 0 to 65535
    public byte[] again(int newId) {
        // Wanted: recursion (RD) as asked, and whether signatures are to be left unchecked (CD).
        var writer =
                new Writer().u16(newId).u16(flags & 0x0110).u16(1).u16(0).u16(0).u16(extension.isPresent() ? 1 : 0);
        writer.bytes(asked);
        extension.ifPresent(said -> writer.extension(said, new byte[0]));
        return writer.done();
    }

    /// The question as it was sent, letter case included.
    byte[] asked() {
        return asked.clone();
    }

    int flags() {
        return flags;
    }
}
