package org.porchlight.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    private final SocketChannel channel;
    private final Deadlines deadlines;

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
        var length = ByteBuffer.allocate(Integer.BYTES);
        if (channel.read(length) < 0) {
            return Optional.empty();
        }
        try (var _ = deadlines.closing(channel, complete)) {
            fill(length);
            int bytes = length.flip().getInt();
            if (bytes < 0 || bytes > most) {
                throw new ProtocolException("frame of " + bytes + " bytes, limit " + most);
            }
            var frame = ByteBuffer.allocate(bytes);
            fill(frame);
            return Optional.of(frame.array());
        }
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
        var out = ByteBuffer.allocate(Integer.BYTES + frame.length)
                .putInt(frame.length)
                .put(frame)
                .flip();
        try (var _ = deadlines.closing(channel, complete)) {
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the peer ended the connection within a frame");
            }
        }
    }
}
