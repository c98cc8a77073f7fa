package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;

/// Peers that flood, fall silent or talk nonsense.
class CrowdedServerTest extends OnGuardServer {
    @Test
    void makesAChildThatFloodsItWait() throws Exception {
        open(CHILD);

        try (var link = SocketLink.connect(socket);
                var other = SocketLink.connect(socket)) {
            long before = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                link.ask(new Command.CardShown());
                other.ask(new Command.CardShown());
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
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
                    Samples.status().children());

            for (int i = 0; i < 20_000; i++) {
                server.publish(Samples.status());
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
        var first = new AtomicInteger();
        open(peer -> first.incrementAndGet() <= 100 && peer.uid() == self ? CHILD : PARENT);
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

    /// The same account is at both ends here, so the parent waits until the half-open ones ran out of time.
    private Answer askStatusUntilAnswered() throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try (var link = SocketLink.connect(socket)) {
                return link.ask(new Command.Status());
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
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
