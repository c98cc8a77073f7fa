package org.porchlight.tool.bench;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A hostile client, as a program of its own: `SOCKET CONNECTIONS`. It keeps that many connections busy, each connected
/// anew when it is ended: some ask without a pause, some never read, some say nothing, some begin frames and go on with
/// a
/// byte now and then, some claim a frame of 2 GiB, some come and go with what only a parent may ask, some send noise.
/// It
/// says on standard output every tenth of a second how often it connected and how many frames it sent, until its
/// standard
/// input ends. It is this one class, so that it can be handed to an account that reads nothing else of ours.
public final class Flood {
    private static final byte[] HELLO = frame("{\"hello\":\"porchlight\",\"protocol\":1}");
    private static final byte[] STATUS = frame("{\"ask\":\"status\"}");
    private static final byte[] ACCOUNT = frame("{\"ask\":\"account\",\"day\":null}");
    /// What only a parent may ask, as if it had been heard and were said again.
    private static final byte[] GRANT =
            frame("{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":900,\"beyondWindow\":true,\"words\":\"\"}");

    private static final byte[] LONG = {0x7f, -1, -1, -1, '{'};
    private static final int SORTS = 7;
    private static final int NOISE = 64;
    private static final AtomicLong CONNECTED = new AtomicLong();
    private static final AtomicLong SENT = new AtomicLong();

    private Flood() {}

    public static void main(String[] arguments) throws IOException {
        var socket = UnixDomainSocketAddress.of(Path.of(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            int sort = i % SORTS;
            Thread.ofVirtual().start(() -> keepOn(socket, sort));
        }
        Thread.ofPlatform().daemon().start(Flood::tell);
        while (System.in.read() >= 0) {
            // It goes on until that ends.
        }
        System.exit(0);
    }

    private static void tell() {
        while (true) {
            LockSupport.parkNanos(100_000_000);
            System.out.println(CONNECTED.get() + " " + SENT.get());
        }
    }

    private static byte[] frame(String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static void keepOn(UnixDomainSocketAddress socket, int sort) {
        while (true) {
            try (var channel = SocketChannel.open(socket)) {
                CONNECTED.incrementAndGet();
                annoy(channel, sort);
            } catch (IOException ended) {
                // That is what a hostile client is there for; it comes again, and not so fast that it only keeps itself
                // busy.
                LockSupport.parkNanos(2_000_000);
            }
        }
    }

    private static void annoy(SocketChannel channel, int sort) throws IOException {
        switch (sort) {
            case 0 -> ask(channel);
            case 1 -> neverRead(channel);
            case 2 -> waitForTheEnd(channel);
            case 3 -> crawl(channel);
            case 4 -> {
                send(channel, HELLO);
                send(channel, LONG);
                waitForTheEnd(channel);
            }
            case 5 -> {
                send(channel, HELLO);
                send(channel, GRANT);
            }
            default -> {
                send(channel, HELLO);
                send(channel, noise());
                waitForTheEnd(channel);
            }
        }
    }

    /// A whole frame of it.
    private static byte[] noise() {
        var noise = new byte[NOISE];
        ThreadLocalRandom.current().nextBytes(noise);
        return ByteBuffer.wrap(noise).putInt(noise.length - Integer.BYTES).array();
    }

    private static void ask(SocketChannel channel) throws IOException {
        send(channel, HELLO);
        var answers = ByteBuffer.allocate(1 << 16);
        while (channel.read(answers.clear()) >= 0) {
            send(channel, STATUS);
        }
        throw new IOException("ended");
    }

    private static void neverRead(SocketChannel channel) throws IOException {
        send(channel, HELLO);
        while (true) {
            send(channel, ACCOUNT);
        }
    }

    private static void waitForTheEnd(SocketChannel channel) throws IOException {
        var answers = ByteBuffer.allocate(1 << 16);
        while (channel.read(answers.clear()) >= 0) {
            // Only listens.
        }
        throw new IOException("ended");
    }

    private static void crawl(SocketChannel channel) throws IOException {
        send(channel, HELLO);
        for (int i = 0; i < STATUS.length; i++) {
            channel.write(ByteBuffer.wrap(STATUS, i, 1));
            LockSupport.parkNanos(1_000_000_000);
        }
        waitForTheEnd(channel);
    }

    private static void send(SocketChannel channel, byte[] frame) throws IOException {
        for (var bytes = ByteBuffer.wrap(frame); bytes.hasRemaining(); ) {
            channel.write(bytes);
        }
        SENT.incrementAndGet();
    }
}
