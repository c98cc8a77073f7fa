package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;

/// A server at a socket of its own, behind which is a [FakeGuard].
@Timeout(300)
abstract class OnGuardServer {
    static final Role PARENT = new Role.Parent(new Authority.Root());
    static final Role CHILD = new Role.OfChild(Samples.MEI);

    @TempDir
    Path directory;

    final FakeGuard guard = new FakeGuard();
    final List<GuardServer> servers = new ArrayList<>();
    Path socket = Path.of("");

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

    GuardServer open(Role role) throws IOException {
        return open(_ -> role);
    }

    GuardServer open(Function<Peer, Role> roles) throws IOException {
        var server = GuardServer.open(socket, GuardServer.Access.OWNER, roles, guard);
        servers.add(server);
        return server;
    }

    SocketChannel greeted() throws IOException {
        var raw = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        send(raw, "{\"hello\":\"porchlight\",\"protocol\":1}");
        assertThat(receive(raw)).startsWith("{\"hello\":\"porchlight\",\"protocol\":1,\"role\":");
        return raw;
    }

    static void send(SocketChannel raw, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        raw.write(ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip());
    }

    static String receive(SocketChannel raw) throws IOException {
        var length = ByteBuffer.allocate(4);
        while (length.hasRemaining() && raw.read(length) >= 0) {}
        var body = ByteBuffer.allocate(length.flip().getInt());
        while (body.hasRemaining() && raw.read(body) >= 0) {}
        return new String(body.array(), StandardCharsets.UTF_8);
    }

    static boolean atEnd(SocketChannel raw) throws IOException {
        return raw.read(ByteBuffer.allocate(1)) < 0;
    }

    static void drain(SocketChannel raw) {
        try {
            while (raw.read(ByteBuffer.allocate(1024)) >= 0) {}
        } catch (IOException _) {
            // Hung up on before all was read: the connection is closed, which is what was to be seen.
        }
    }
}
