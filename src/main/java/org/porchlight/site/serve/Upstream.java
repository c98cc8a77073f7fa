package org.porchlight.site.serve;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.site.wire.Answer;
import org.porchlight.site.wire.Query;
import org.porchlight.site.wire.ResponseCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of the network, asked one after the other.
///
/// Every try has a socket, and so a port, and a number of its own (RFC 5452 §9.2); only the server that was asked
/// may reply to it.
final class Upstream {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final int TRIES_PER_SERVER = 2;
    private static final int LARGEST_DATAGRAM = 4096;
    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);

    private final Supplier<List<InetSocketAddress>> servers;
    private final SecureRandom random = new SecureRandom();

    Upstream(Supplier<List<InetSocketAddress>> servers) {
        this.servers = servers;
    }

    /// Asks until a server knows. Blocks for at most 5 s.
    ///
    /// @return the last server's trouble when none knows; nothing when all are silent
    Optional<Answer> ask(Query query) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        var list = servers.get();
        Optional<Answer> trouble = Optional.empty();
        for (int i = 0; i < TRIES_PER_SERVER * list.size(); i++) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || (trouble.isPresent() && i >= list.size())) {
                break;
            }
            // The last try of all may use up what is left.
            boolean last = i == TRIES_PER_SERVER * list.size() - 1;
            long until = System.nanoTime() + (last ? left : Math.min(left, PATIENCE.toNanos()));
            try {
                var answer = exchange(query, list.get(i % list.size()), until, deadline);
                if (!failed(answer)) {
                    return Optional.of(answer);
                }
                trouble = Optional.of(answer);
            } catch (IOException e) {
                LOG.debug("A name server did not answer", e);
            }
        }
        return trouble;
    }

    private static boolean failed(Answer answer) {
        return answer.code().equals(ResponseCode.FAILED) || answer.code().equals(ResponseCode.REFUSED);
    }

    private Answer exchange(Query query, InetSocketAddress server, long until, long deadline) throws IOException {
        var answer = byDatagram(query, server, until);
        return answer.truncated() ? byStream(query, server, deadline) : answer;
    }

    private Answer byDatagram(Query query, InetSocketAddress server, long until) throws IOException {
        int id = random.nextInt(1 << 16);
        try (var socket = new DatagramSocket()) {
            socket.connect(server);
            var out = query.again(id);
            socket.send(new DatagramPacket(out, out.length));
            var packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
            while (true) {
                socket.setSoTimeout(millis(until));
                packet.setLength(LARGEST_DATAGRAM);
                socket.receive(packet);
                var answer = Answer.read(Arrays.copyOf(packet.getData(), packet.getLength()), query, id);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
        }
    }

    private Answer byStream(Query query, InetSocketAddress server, long deadline) throws IOException {
        int id = random.nextInt(1 << 16);
        try (var socket = new Socket()) {
            socket.connect(server, millis(deadline));
            var bytes = query.again(id);
            var framed = ByteBuffer.allocate(2 + bytes.length);
            framed.putShort((short) bytes.length).put(bytes);
            socket.getOutputStream().write(framed.array());
            return Answer.read(reply(socket, deadline), query, id)
                    .orElseThrow(() -> new IOException("a reply to something else"));
        }
    }

    /// Reads one message; the deadline holds for all of it, however slowly it drips.
    private static byte[] reply(Socket socket, long deadline) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        socket.setSoTimeout(millis(deadline));
        var message = new byte[in.readUnsignedShort()];
        for (int have = 0; have < message.length; ) {
            socket.setSoTimeout(millis(deadline));
            int more = in.read(message, have, message.length - have);
            if (more < 0) {
                throw new IOException("the server hung up");
            }
            have += more;
        }
        return message;
    }

    /// What is left until then, at least 1 because 0 would mean for ever.
    private static int millis(long until) throws SocketTimeoutException {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no reply in time");
        }
        return (int) left;
    }
}
