package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;

/// Peers that flood, fall silent or talk nonsense.
class CrowdedServerTest extends OnGuardServer {
    private static final Role ACCOUNT = new Role.Parent(new Role.Parent.Who.Account(1000, new ParentId("mum")));
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    static List<Role> bounded() {
        return List.of(CHILD, ACCOUNT);
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void makesWhoeverFloodsItWait(Role role) throws Exception {
        open(role);

        try (var link = SocketLink.connect(socket);
                var other = SocketLink.connect(socket)) {
            long before = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                link.ask(new Command.Status());
                other.ask(new Command.Status());
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void doesLongWorkForAnAccountOneAfterTheOther() throws Exception {
        var begun = new Semaphore(0);
        var goOn = new CountDownLatch(1);
        guard.verifies = () -> {
            begun.release();
            await(goOn);
        };
        open(ACCOUNT);
        var first = asking(new Command.Verify());
        begun.acquire();

        var second = asking(new Command.Rebuild());
        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);
        }
        assertThat(begun.tryAcquire(1, TimeUnit.SECONDS)).as("both at once").isFalse();
        goOn.countDown();

        assertThat(first.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Answer.Verified.class);
        assertThat(second.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Answer.Verified.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CompletableFuture<Answer> asking(Command command) {
        var answer = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> {
            try (var link = SocketLink.connect(socket)) {
                answer.complete(link.ask(command));
            } catch (IOException | GuardMissing e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void keepsNobodyWaitingForAFollower() throws Exception {
        open(ACCOUNT);
        try (var follower = greeted()) {
            send(follower, "{\"ask\":\"events\",\"since\":[],\"follow\":true}");
            receive(follower);

            assertThat(asking(new Command.Verify()).get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Answer.Verified.class);
        }
    }

    /// Two of the longest frames fill the room of an account.
    @ParameterizedTest
    @ValueSource(strings = {"{\"ask\":\"watch\"}", "{\"ask\":\"events\",\"since\":[],\"follow\":true}"})
    void keepsNoRoomForWhoeverOnlyListens(String ask) throws Exception {
        open(ACCOUNT);
        var longest = ask + " ".repeat(Frames.MAX_BYTES - ask.length());
        try (var first = greeted();
                var second = greeted()) {
            send(first, longest);
            send(second, longest);
            receive(first);
            receive(second);

            assertThat(asking(new Command.Status()).get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Answer.Status.class);
        }
    }

    /// Of each sixty-four, whatever the others hold: a child may have many accounts, and some that are nobody's.
    @Test
    void letsNobodyKeepAnybodyElseOut() {
        var door = new Door();
        var roles = List.of(
                CHILD,
                new Role.OfChild(new ChildId("bo")),
                new Role.Nobody(),
                ACCOUNT,
                new Role.Parent(new Role.Parent.Who.Account(1001, new ParentId("dad"))),
                PARENT);

        for (var role : roles) {
            for (int i = 0; i < Door.MOST; i++) {
                assertThat(door.enter(role)).isTrue();
            }
            assertThat(door.enter(role)).isFalse();
        }
        roles.forEach(door::leave);

        for (var role : roles) {
            assertThat(door.enter(role)).isTrue();
            assertThat(door.enter(role)).isFalse();
        }
    }

    @Test
    void endsAConnectionWhosePeerBecomesAnotherWhileItBegins() throws Exception {
        var asked = new AtomicInteger();
        open(_ -> asked.incrementAndGet() == 1 ? ACCOUNT : CHILD);

        assertThatThrownBy(() -> SocketLink.connect(socket)).isInstanceOf(IOException.class);
    }

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

    /// What is in use once everything else was thrown away, of both ends.
    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// Each answer may take a MB, and whoever takes none of it gets no second one.
    @Test
    void makesNoLongAnswerForWhoeverHasNotTakenTheLast() throws Exception {
        var policies = new Semaphore(0);
        guard.policyOf = new PolicyReport(Samples.VERSION, "{}", "x".repeat(900_000));
        guard.policies = policies::release;
        open(CHILD);
        try (var first = greeted();
                var second = greeted();
                var third = greeted()) {
            send(first, "{\"ask\":\"policy\"}");
            policies.acquire();
            send(second, "{\"ask\":\"policy\"}");
            send(third, "{\"ask\":\"status\"}");
            receive(third);
            assertThat(policies.tryAcquire(1, TimeUnit.SECONDS))
                    .as("a second one")
                    .isFalse();

            assertThat(receive(first)).contains("xxx");
            policies.acquire();
            assertThat(receive(second)).contains("xxx");
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
