package org.porchlight.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;

/// Frames on a socket: four bytes of length, most significant first, then that much JSON.
///
/// One thread may read while another writes.
final class Frames {
    /// The longest frame there is; the four bytes are not counted.
    static final int MAX_BYTES = 1 << 20;

    static final int HELLO_BYTES = 512;
    static final JsonText HELLO = new JsonText(new JsonText.Limits(HELLO_BYTES, 8));

    /// What is read and written at once: the Java runtime keeps as much memory outside its heap for each thread.
    private static final int PIECE = 16 << 10;

    private final SocketChannel channel;
    private final Deadlines deadlines;

    /// The beginning of a frame.
    ///
    /// @param bytes how long the rest of it is
    /// @param left how long the peer has for the rest
    record Head(int bytes, Duration left) {}

    Frames(SocketChannel channel, Deadlines deadlines) {
        this.channel = channel;
        this.deadlines = deadlines;
    }

    static byte[] bytes(Json json) {
        return JsonText.write(json).getBytes(StandardCharsets.UTF_8);
    }

    /// Waits for a frame as long as it takes; one that began must be complete within `complete`.
    ///
    /// @return nothing when the peer ended the connection between frames
    /// @throws ProtocolException when it is longer than `most`; nothing was allocated for it
    Optional<byte[]> next(int most, Duration complete) throws IOException {
        var head = head(most, complete);
        return head.isPresent() ? Optional.of(body(head.get())) : Optional.empty();
    }

    /// Waits for the beginning of a frame, likewise.
    Optional<Head> head(int most, Duration complete) throws IOException {
        var length = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(length) < 0) {
            return Optional.empty();
        }
        long begin = System.nanoTime();
        try (var _ = deadlines.closing(channel, complete)) {
            while (length.hasRemaining()) {
                fill(length);
            }
        }
        int bytes = length.flip().getInt();
        if (bytes < 0 || bytes > most) {
            throw new ProtocolException("frame of " + bytes + " bytes, limit " + most);
        }
        return Optional.of(new Head(bytes, complete.minusNanos(System.nanoTime() - begin)));
    }

    /// Reads the rest. Memory is taken as its bytes come.
    byte[] body(Head head) throws IOException {
        try (var _ = deadlines.closing(channel, head.left())) {
            return body(head.bytes());
        }
    }

    private byte[] body(int bytes) throws IOException {
        var body = new byte[Math.min(bytes, PIECE)];
        for (int read = 0; read < bytes; ) {
            if (read == body.length) {
                body = Arrays.copyOf(body, Math.min(bytes, 2 * read));
            }
            read += fill(ByteBuffer.wrap(body, read, Math.min(PIECE, body.length - read)));
        }
        return body;
    }

    /// Reads a frame that must be complete within `complete` from now.
    Optional<byte[]> within(Duration complete, int most) throws IOException {
        try (var _ = deadlines.closing(channel, complete)) {
            return next(most, complete);
        }
    }

    /// Writes a frame; a peer that does not take it within `complete` loses the connection.
    void write(byte[] frame, Duration complete) throws IOException {
        if (frame.length > MAX_BYTES) {
            throw new ProtocolException("frame of " + frame.length + " bytes, limit " + MAX_BYTES);
        }
        int first = Math.min(frame.length, PIECE);
        var head = ByteBuffer.allocate(Integer.BYTES + first)
                .putInt(frame.length)
                .put(frame, 0, first)
                .flip();
        try (var _ = deadlines.closing(channel, complete)) {
            drain(head);
            for (int at = first; at < frame.length; at += PIECE) {
                drain(ByteBuffer.wrap(frame, at, Math.min(PIECE, frame.length - at)));
            }
        }
    }

    private void drain(ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    private int fill(ByteBuffer buffer) throws IOException {
        int read = channel.read(buffer);
        if (read < 0) {
            throw new EOFException("the peer ended the connection within a frame");
        }
        return read;
    }
}
