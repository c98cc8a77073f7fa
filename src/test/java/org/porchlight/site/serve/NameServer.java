package org.porchlight.site.serve;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.porchlight.site.wire.Query;

/// A name server of the test's own on loopback that answers as the test says.
final class NameServer implements AutoCloseable {
    /// What is replied to a query; nothing is silence.
    interface Mind {
        Optional<byte[]> reply(Query query, boolean stream) throws IOException;
    }

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket streams;
    private final DatagramSocket datagrams;
    private final Mind mind;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    NameServer(Mind mind) throws IOException {
        this.mind = mind;
        streams = new ServerSocket(0, 8, HERE);
        datagrams = new DatagramSocket(streams.getLocalPort(), HERE);
        Thread.ofVirtual().start(this::datagrams);
        Thread.ofVirtual().start(this::streams);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(HERE, streams.getLocalPort());
    }

    /// Names that were asked, in order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void datagrams() {
        var packet = new DatagramPacket(new byte[4096], 4096);
        while (!datagrams.isClosed()) {
            try {
                packet.setLength(4096);
                datagrams.receive(packet);
                var reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()), false);
                if (reply.isPresent()) {
                    datagrams.send(new DatagramPacket(reply.get(), reply.get().length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                assert datagrams.isClosed() : e;
            }
        }
    }

    private void streams() {
        while (!streams.isClosed()) {
            try (var guest = streams.accept()) {
                var in = new DataInputStream(guest.getInputStream());
                var message = new byte[in.readUnsignedShort()];
                in.readFully(message);
                var reply = reply(message, true);
                if (reply.isPresent()) {
                    var out = new DataOutputStream(guest.getOutputStream());
                    out.writeShort(reply.get().length);
                    out.write(reply.get());
                }
            } catch (IOException e) {
                assert streams.isClosed() : e;
            }
        }
    }

    private Optional<byte[]> reply(byte[] message, boolean stream) throws IOException {
        if (!(Query.read(message) instanceof Query.Reading.Asked(var query))) {
            return Optional.empty();
        }
        asked.add(query.question().name());
        return mind.reply(query, stream);
    }

    /// A reply that leads from the asked name over aliases to addresses.
    static byte[] leading(Query query, int life, List<String> aliases, InetAddress... addresses) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(query.id());
        out.writeShort(0x8180);
        out.writeShort(1);
        out.writeShort(aliases.size() + addresses.length);
        out.writeInt(0);
        name(out, query.question().name());
        out.writeShort(query.question().type());
        out.writeShort(1);
        var owner = query.question().name();
        for (var alias : aliases) {
            record(out, owner, 5, life, wire(alias));
            owner = alias;
        }
        for (var address : addresses) {
            record(out, owner, address.getAddress().length == 4 ? 1 : 28, life, address.getAddress());
        }
        return bytes.toByteArray();
    }

    private static void record(DataOutputStream out, String owner, int type, int life, byte[] data) throws IOException {
        name(out, owner);
        out.writeShort(type);
        out.writeShort(1);
        out.writeInt(life);
        out.writeShort(data.length);
        out.write(data);
    }

    private static byte[] wire(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        name(new DataOutputStream(bytes), name);
        return bytes.toByteArray();
    }

    private static void name(DataOutputStream out, String name) throws IOException {
        for (var label : name.split("\\.", -1)) {
            var bytes = label.getBytes(StandardCharsets.US_ASCII);
            out.writeByte(bytes.length);
            out.write(bytes);
        }
        out.writeByte(0);
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        streams.close();
    }
}
