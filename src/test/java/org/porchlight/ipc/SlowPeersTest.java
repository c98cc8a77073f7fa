package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;

/// Peers that say nothing, half of something, or noise.
class SlowPeersTest extends OnCrowdedServer {
    @Test
    void takesNoMemoryForFramesThatDoNotCome() throws Exception {
        var held = new ArrayList<SocketChannel>();
        open(ACCOUNT);
        try {
            greeted().close();
            long before = memory();
            for (int i = 0; i < Door.MOST; i++) {
                var raw = greeted();
                raw.write(ByteBuffer.allocate(5)
                        .putInt(Frames.MAX_BYTES)
                        .put((byte) '{')
                        .flip());
                held.add(raw);
            }

            assertThat((memory() - before) / Door.MOST).as("bytes a connection").isLessThan(64 << 10);
        } finally {
            for (var channel : held) {
                channel.close();
            }
        }
    }

    @Test
    void neverWaitsForAWatcherThatDoesNotRead() throws Exception {
        var server = open(PARENT);
        try (var raw = greeted();
                var link = SocketLink.connect(socket)) {
            send(raw, "{\"ask\":\"watch\"}");
            receive(raw);
            var seen = new LinkedBlockingQueue<StatusReport>();
            link.watch(seen::add, () -> {});
            seen.take();
            var last = new StatusReport(
                    Instant.EPOCH,
                    Confidence.RTC,
                    false,
                    true,
                    "UTC",
                    SampleStatus.status().children());

            for (int i = 0; i < 20_000; i++) {
                server.publish(SampleStatus.status());
            }
            server.publish(last);

            StatusReport newest;
            do {
                newest = seen.take();
            } while (!newest.equals(last));
        }
    }

    @Test
    void dropsAConnectionThatDoesNotSayHello() throws Exception {
        open(CHILD);
        try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertThat(atEnd(silent)).isTrue();
        }
    }

    @Test
    void dropsAConnectionWhoseFrameDoesNotEnd() throws Exception {
        open(CHILD);
        try (var raw = greeted()) {
            raw.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 9, '{'}));

            assertThat(atEnd(raw)).isTrue();
        }
    }

    @Test
    void answersOneWhileAnotherHoldsAHundredHalfOpenConnections() throws Exception {
        var self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        // Each is asked about twice.
        var first = new AtomicInteger();
        open(peer -> first.incrementAndGet() <= 200 && peer.uid() == self ? CHILD : PARENT);
        var held = new ArrayList<SocketChannel>();
        try {
            for (int i = 0; i < 100; i++) {
                held.add(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
            }

            assertThat(askStatusUntilAnswered()).isInstanceOf(Answer.Status.class);
        } finally {
            for (var channel : held) {
                channel.close();
            }
        }
    }

    @Test
    void outlivesFramesOfNoise() throws Exception {
        long seed = 20261124;
        var random = new Random(seed);
        open(CHILD);
        for (int i = 0; i < 300; i++) {
            try (var raw = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                var noise = new byte[random.nextInt(64)];
                random.nextBytes(noise);
                raw.write(ByteBuffer.wrap(noise));
                raw.shutdownOutput();
                drain(raw);
            }
        }

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);
        }
    }
}
