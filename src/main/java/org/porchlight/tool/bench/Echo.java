package org.porchlight.tool.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A bare Unix-domain socket that sends back what it gets, as much as a status has: what a guard's answers are measured
/// beside.
final class Echo implements AutoCloseable {
    private static final int BYTES = 1_500;

    private final Path socket;
    private final ServerSocketChannel server;

    private Echo(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    static Echo open(Path socket) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().name("echo").start(() -> accept(server));
        return new Echo(socket, server);
    }

    private static void accept(ServerSocketChannel server) {
        try {
            while (true) {
                var channel = server.accept();
                Thread.ofPlatform().daemon().name("echo").start(() -> sendBack(channel));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private static void sendBack(SocketChannel channel) {
        var bytes = ByteBuffer.allocate(BYTES);
        try (channel) {
            while (channel.read(bytes.clear()) >= 0) {
                for (bytes.flip(); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
            }
        } catch (IOException _) {
            // Whoever asked is gone.
        }
    }

    /// A connection to it.
    record Line(SocketChannel channel) implements AutoCloseable {
        /// @return nanoseconds until all has come back
        long once() throws IOException {
            long begin = System.nanoTime();
            for (var sent = ByteBuffer.allocate(BYTES); sent.hasRemaining(); ) {
                channel.write(sent);
            }
            for (var heard = ByteBuffer.allocate(BYTES); heard.hasRemaining(); ) {
                if (channel.read(heard) < 0) {
                    throw new IOException("measuring an echo: it ended");
                }
            }
            return System.nanoTime() - begin;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    Line connect() throws IOException {
        return new Line(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
