package org.porchlight.site.serve;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sockets of one account's desk: datagrams and streams, on both loopback addresses, under one port.
///
/// The streams are served here; the datagrams of all doors are read by [Resolver].
final class Door implements AutoCloseable {
    private static final InetAddress[] LOOPBACK = {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")};
    private static final int TRIES = 64;
    private static final int MOST_STREAMS = 16;
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Desk desk;
    private final List<DatagramChannel> datagrams = new ArrayList<>();
    private final List<ServerSocket> streams = new ArrayList<>();
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(MOST_STREAMS);
    private int port;

    private Door(Desk desk) {
        this.desk = desk;
    }

    /// Opens a door under a port of its own.
    static Door open(Desk desk) throws MachineException {
        var door = new Door(desk);
        boolean six = hasSix();
        for (int i = 0; i < TRIES; i++) {
            try {
                door.bind(six);
                return door;
            } catch (BindException e) {
                LOG.debug("A port is free for one sort of socket and not for all; trying another", e);
                door.close();
            } catch (IOException e) {
                door.close();
                throw new MachineException("listening for names on loopback: " + e.getMessage(), e);
            }
        }
        throw new MachineException("listening for names on loopback: no port is free");
    }

    private static boolean hasSix() {
        try (var socket = new ServerSocket(0, 1, LOOPBACK[1])) {
            return socket.isBound();
        } catch (IOException e) {
            LOG.debug("No IPv6 on loopback", e);
            return false;
        }
    }

    private void bind(boolean six) throws IOException {
        port = 0;
        for (int i = 0; i < (six ? 2 : 1); i++) {
            var family = i == 0 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
            var channel = DatagramChannel.open(family);
            datagrams.add(channel);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(LOOPBACK[i], port));
            port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            streams.add(new ServerSocket(port, MOST_STREAMS, LOOPBACK[i]));
        }
    }

    int port() {
        return port;
    }

    Desk desk() {
        return desk;
    }

    List<DatagramChannel> datagrams() {
        return List.copyOf(datagrams);
    }

    /// Begins to serve streams.
    void serve(ExecutorService threads) {
        for (var server : streams) {
            threads.execute(() -> accept(server, threads));
        }
    }

    private void accept(ServerSocket server, ExecutorService threads) {
        while (!server.isClosed()) {
            try {
                room.acquire();
                var guest = server.accept();
                guests.add(guest);
                threads.execute(() -> talk(guest));
            } catch (IOException e) {
                room.release();
                LOG.debug("A stream for names was not accepted", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void talk(Socket guest) {
        try (guest) {
            guest.setSoTimeout((int) IDLE.toMillis());
            var in = new DataInputStream(guest.getInputStream());
            while (true) {
                var message = new byte[in.readUnsignedShort()];
                in.readFully(message);
                var reply = switch (desk.look(message)) {
                    case Desk.Look.Reply(var bytes) -> bytes;
                    case Desk.Look.Fetch(var query) -> ByteBuffer.wrap(desk.fetch(query));
                    case Desk.Look.Silence() -> throw new IOException("not a question");
                };
                var framed = ByteBuffer.allocate(2 + reply.remaining());
                framed.putShort((short) reply.remaining()).put(reply);
                guest.getOutputStream().write(framed.array());
            }
        } catch (IOException e) {
            LOG.debug("A stream for names ended", e);
        } finally {
            guests.remove(guest);
            room.release();
        }
    }

    @Override
    public void close() {
        var all = new ArrayList<Closeable>(datagrams);
        all.addAll(streams);
        all.addAll(guests);
        datagrams.clear();
        streams.clear();
        for (var socket : all) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("A socket for names did not close", e);
            }
        }
    }
}
