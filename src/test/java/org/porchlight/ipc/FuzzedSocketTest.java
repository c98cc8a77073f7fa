package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.ChildId;

/// Fuzzed frames that reach a server through its socket: each gets an answer or a word why it gets none.
class FuzzedSocketTest extends OnGuardServer {
    private static final long SEED = 20261130;
    private static final int SLICE = 5_000;
    private static final int ALL = 1_000_000;
    /// What a child may send at once, before it has to wait.
    private static final int BURST = 20;

    private static final byte[] HELLO = "{\"hello\":\"porchlight\",\"protocol\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void answersAParentOrSaysWhyNot() throws Exception {
        open(PARENT);

        offer(SEED, SLICE);
    }

    @Test
    @Tag("all")
    @Timeout(3600)
    void answersAParentsMillionOrSaysWhyNot() throws Exception {
        open(PARENT);

        offer(SEED + 1, ALL);
    }

    /// Of one child it would take minutes, as that has to wait.
    @Test
    void answersChildrenOrSaysWhyNot() throws Exception {
        var connections = new AtomicInteger();
        open(_ -> new Role.OfChild(new ChildId("kid" + connections.getAndIncrement() / BURST)));

        offer(SEED + 2, SLICE);
    }

    private void offer(long seed, int frames) throws IOException {
        var fuzzed = new FuzzedFrames(seed);
        int refused = 0;
        for (int i = 0; i < frames; i++) {
            var frame = fuzzed.next();
            var said = said(frame);

            assertThat(said)
                    .as("seed %d, frame %d: %s", seed, i, new String(frame, StandardCharsets.UTF_8))
                    .startsWith("{");
            refused += said.startsWith("{\"bye\":") ? 1 : 0;
        }

        assertThat(refused).isBetween(frames / 2, frames - 1);
        assertThat(said("{\"ask\":\"status\"}".getBytes(StandardCharsets.UTF_8)))
                .startsWith("{\"answer\":\"status\",");
    }

    /// The first thing that is said to a frame behind a hello, or nothing.
    private String said(byte[] frame) throws IOException {
        try (var raw = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            raw.write(ByteBuffer.allocate(8 + HELLO.length + frame.length)
                    .putInt(HELLO.length)
                    .put(HELLO)
                    .putInt(frame.length)
                    .put(frame)
                    .flip());
            var answers = new DataInputStream(Channels.newInputStream(raw));
            assertThat(frame(answers)).startsWith("{\"hello\":\"porchlight\",");
            return frame(answers);
        }
    }

    /// The next one, or nothing at the end.
    private static String frame(DataInputStream in) throws IOException {
        var length = in.readNBytes(Integer.BYTES);
        return length.length == 0
                ? ""
                : new String(in.readNBytes(ByteBuffer.wrap(length).getInt()), StandardCharsets.UTF_8);
    }
}
