package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;

@Timeout(300)
class GuardServerTest {
    private static final Role PARENT = new Role.Parent(new Authority.Root());
    private static final Role CHILD = new Role.OfChild(Samples.MEI);

    @TempDir
    Path directory;

    private final FakeGuard guard = new FakeGuard();
    private final List<GuardServer> servers = new ArrayList<>();
    private Path socket = Path.of("");

    @BeforeEach
    void choosePlace() {
        socket = directory.resolve("run").resolve(SocketLink.SOCKET);
    }

    @AfterEach
    void closeServers() throws IOException {
        for (var server : servers) {
            server.close();
        }
    }

    private GuardServer open(Role role) throws IOException {
        return open(_ -> role);
    }

    private GuardServer open(Function<Peer, Role> roles) throws IOException {
        var server = GuardServer.open(socket, GuardServer.Access.OWNER, roles, guard);
        servers.add(server);
        return server;
    }

    @Test
    void answersAParent() throws Exception {
        open(PARENT);

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.greeting()).isEqualTo(new Greeting.AsParent());
            for (var command : CommandCodecTest.parents()) {
                if (!(command instanceof Command.Watch || command instanceof Command.AtLength)) {
                    assertThat(link.ask(command)).isNotInstanceOf(Answer.NotPermitted.class);
                    assertThat(guard.asked).last().isEqualTo(command);
                }
            }
        }
    }

    @Test
    void answersAChildAndTellsWhenItsConnectionIsGone() throws Exception {
        open(CHILD);

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.greeting()).isEqualTo(new Greeting.AsChild(Samples.MEI));
            assertThat(link.ask(new Command.IAmTheAgent(1))).isEqualTo(new Answer.Done());
            assertThat(link.ask(new Command.PutPolicy("", Optional.empty()))).isEqualTo(new Answer.NotPermitted());
        }

        assertThat(guard.closed.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(guard.asked).containsExactly(new Command.IAmTheAgent(1));
    }

    @Test
    void hangsUpOnAChildThatNamesAParentsCommand() throws Exception {
        open(CHILD);

        try (var raw = greeted()) {
            send(raw, "{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":900,\"beyondWindow\":true,\"words\":\"\"}");

            assertThat(receive(raw)).isEqualTo("{\"bye\":\"a command that a child cannot give\"}");
            assertThat(atEnd(raw)).isTrue();
        }
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void letsNobodyAskAnything() throws Exception {
        open(new Role.Nobody());

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.greeting()).isEqualTo(new Greeting.AsNobody());
            assertThat(link.ask(new Command.Status())).isEqualTo(new Answer.NotPermitted());
        }
    }

    @Test
    void asksForTheRoleWithTheAccountOfTheKernel() throws Exception {
        var peers = new LinkedBlockingQueue<Peer>();
        open(peer -> {
            peers.add(peer);
            return PARENT;
        });

        SocketLink.connect(socket).close();

        var self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assertThat(peers.take())
                .isEqualTo(new Peer(self, Files.getOwner(Path.of("/proc/self")).getName()));
    }

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
    void refusesToAskThroughALinkThatIsClosed() throws Exception {
        open(PARENT);
        var link = SocketLink.connect(socket);

        link.close();

        assertThatThrownBy(() -> link.ask(new Command.Status())).isInstanceOf(IOException.class);
    }

    @Test
    void tellsAWatcherTheStatusAtOnceAndAtEveryChange() throws Exception {
        var server = open(CHILD);
        var seen = new LinkedBlockingQueue<StatusReport>();
        var lost = new CountDownLatch(1);

        try (var link = SocketLink.connect(socket)) {
            link.watch(seen::add, lost::countDown);
            assertThat(seen.take()).isEqualTo(Connection.of(new Role.OfChild(Samples.MEI), Samples.status()));

            server.publish(Samples.status());
            var told = seen.take();
            server.close();

            assertThat(told.children())
                    .singleElement()
                    .satisfies(child -> assertThat(child.id()).isEqualTo(Samples.MEI));
            assertThat(lost.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void tellsALongAnswerInPieces() throws Exception {
        open(PARENT);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 9_000; i++) {
            lines.add(i + " \u0001 \" 画 𠮷".repeat(4));
        }
        lines.add("𠮷".repeat(Answer.Chunk.MOST));
        guard.lines = lines;
        var pieces = new ArrayList<String>();

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Backup(), pieces::add)).isEqualTo(new Answer.Done());
            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);
        }

        assertThat(pieces).hasSizeGreaterThan(3).allMatch(piece -> piece.length() <= Answer.Chunk.MOST);
        assertThat(String.join("", pieces)).isEqualTo(String.join("\n", lines) + "\n");
    }

    @Test
    void fitsAPieceIntoAFrameWhateverIsInIt() throws Exception {
        open(PARENT);
        guard.lines = List.of("\u0001".repeat(3 * Answer.Chunk.MOST), "\u0085".repeat(Answer.Chunk.MOST));
        var told = new StringBuilder();

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Export(Samples.MEI), told::append)).isEqualTo(new Answer.Done());
        }

        assertThat(told).hasSize(4 * Answer.Chunk.MOST + 2);
    }

    @Test
    void saysAtTheEndThatALongAnswerFailed() throws Exception {
        open(PARENT);
        guard.answerOrdersWith(new Answer.Refused("ledger", "disk"));
        var told = new StringBuilder();

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Backup(), told::append)).isEqualTo(new Answer.Refused("ledger", "disk"));
        }

        assertThat(told.toString()).isEqualTo(Samples.EVENT + "\n");
    }

    @Test
    void hangsUpOnWhoTakesNothingOfALongAnswerAndServesOthersMeanwhile() throws Exception {
        open(PARENT);
        guard.lines = Collections.nCopies(200_000, Samples.EVENT);
        try (var raw = greeted();
                var link = SocketLink.connect(socket)) {
            send(raw, "{\"ask\":\"events\",\"since\":[],\"follow\":true}");

            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);

            assertThat(guard.followed.await(60, TimeUnit.SECONDS)).isTrue();
            drain(raw);
        }
    }

    @Test
    void followsUntilThePeerIsGone() throws Exception {
        var server = open(PARENT);
        var seen = new LinkedBlockingQueue<String>();
        var link = SocketLink.connect(socket);
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                link.ask(new Command.Events(Map.of(), true), seen::add);
            } catch (IOException _) {
                ended.countDown();
            }
        });
        assertThat(seen.take()).isEqualTo(Samples.EVENT + "\n");

        assertThat(seen.take()).isEqualTo("news\n");
        guard.news = "later news";
        server.publish(Samples.status());
        assertThat(seen.take()).isEqualTo("later news\n");
        link.close();

        assertThat(guard.followed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsALinkWhoseTakerFails() throws Exception {
        open(PARENT);
        try (var link = SocketLink.connect(socket)) {
            assertThatThrownBy(() -> link.ask(new Command.Backup(), _ -> {
                        throw new IllegalStateException("disk full");
                    }))
                    .hasMessage("disk full");
            assertThatThrownBy(() -> link.ask(new Command.Status())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void tellsAChildNothingButItsOwnExport() throws Exception {
        open(CHILD);
        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.ExportMine(), _ -> {})).isEqualTo(new Answer.Done());
            assertThat(link.ask(new Command.Backup(), _ -> {})).isEqualTo(new Answer.NotPermitted());
            assertThat(link.ask(new Command.Export(Samples.MEI), _ -> {})).isEqualTo(new Answer.NotPermitted());
        }
        assertThat(guard.asked).containsExactly(new Command.ExportMine());
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
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
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

    @Test
    void makesADirectoryAndASocketThatOnlyItsOwnerReaches() throws Exception {
        open(PARENT);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("run"))))
                .isEqualTo("rwx------");
    }

    @Test
    void letsEverybodyReachTheSocketOfARealGuard() throws Exception {
        try (var _ = GuardServer.open(socket, GuardServer.Access.EVERYBODY, _ -> PARENT, guard)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-rw-rw-");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("run"))))
                    .isEqualTo("rwxr-xr-x");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void refusesADirectoryThatOthersMayChange() throws Exception {
        Files.createDirectory(directory.resolve("run"));
        Files.setPosixFilePermissions(directory.resolve("run"), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> open(PARENT)).isInstanceOf(IOException.class).hasMessageContaining("--run");
    }

    @Test
    void doesNotTakeTheSocketOfAGuardThatAnswers() throws Exception {
        open(PARENT);

        assertThatThrownBy(() -> open(PARENT)).isInstanceOf(FileAlreadyExistsException.class);
        SocketLink.connect(socket).close();
    }

    @Test
    void takesTheSocketOfAGuardThatDied() throws Exception {
        Files.createDirectory(directory.resolve("run"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();

        open(PARENT);

        SocketLink.connect(socket).close();
    }

    @Test
    void leavesAFileAloneThatIsNoSocket() throws Exception {
        Files.createDirectory(directory.resolve("run"));
        Files.writeString(socket, "mine");

        assertThatThrownBy(() -> open(PARENT)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(socket).hasContent("mine");
    }

    @Test
    void saysThatNoGuardIsThere() throws Exception {
        assertThatThrownBy(() -> SocketLink.connect(socket)).isInstanceOf(GuardMissing.class);

        Files.createDirectory(directory.resolve("run"));
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket))
                .close();
        assertThatThrownBy(() -> SocketLink.connect(socket)).isInstanceOf(GuardMissing.class);
    }

    private SocketChannel greeted() throws IOException {
        var raw = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        send(raw, "{\"hello\":\"porchlight\",\"protocol\":1}");
        assertThat(receive(raw)).startsWith("{\"hello\":\"porchlight\",\"protocol\":1,\"role\":");
        return raw;
    }

    private static void send(SocketChannel raw, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        raw.write(ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip());
    }

    private static String receive(SocketChannel raw) throws IOException {
        var length = ByteBuffer.allocate(4);
        while (length.hasRemaining() && raw.read(length) >= 0) {}
        var body = ByteBuffer.allocate(length.flip().getInt());
        while (body.hasRemaining() && raw.read(body) >= 0) {}
        return new String(body.array(), StandardCharsets.UTF_8);
    }

    private static boolean atEnd(SocketChannel raw) throws IOException {
        return raw.read(ByteBuffer.allocate(1)) < 0;
    }

    private static void drain(SocketChannel raw) {
        try {
            while (raw.read(ByteBuffer.allocate(1024)) >= 0) {}
        } catch (IOException _) {
            // Hung up on before all was read: the connection is closed, which is what was to be seen.
        }
    }
}
