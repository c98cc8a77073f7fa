package org.porchlight.site.serve;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.porchlight.site.wire.Answer;
import org.porchlight.site.wire.Query;

/// Asks a resolver on loopback as a program of a child would.
final class Asker {
    static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    static final InetAddress HERE_V6 = InetAddress.ofLiteral("::1");
    private static final int ID = 4711;

    private Asker() {}

    /// A question without an extension record.
    static byte[] question(String name, int type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(ID);
        out.writeShort(0x0100);
        out.writeShort(1);
        out.writeShort(0);
        out.writeInt(0);
        for (var label : name.split("\\.", -1)) {
            out.writeByte(label.length());
            out.write(label.getBytes(StandardCharsets.US_ASCII));
        }
        out.writeByte(0);
        out.writeShort(type);
        out.writeShort(1);
        return bytes.toByteArray();
    }

    static Answer ask(InetAddress server, int port, String name, int type) throws IOException {
        var question = question(name, type);
        return read(question, exchange(server, port, question));
    }

    static byte[] exchange(InetAddress server, int port, byte[] question) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(60_000);
            socket.connect(server, port);
            socket.send(new DatagramPacket(question, question.length));
            var packet = new DatagramPacket(new byte[65535], 65535);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }
    }

    static Answer askByStream(InetAddress server, int port, String name, int type) throws IOException {
        var question = question(name, type);
        try (var socket = new Socket(server, port)) {
            socket.setSoTimeout(60_000);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(question.length);
            out.write(question);
            var in = new DataInputStream(socket.getInputStream());
            var reply = new byte[in.readUnsignedShort()];
            in.readFully(reply);
            return read(question, reply);
        }
    }

    private static Answer read(byte[] question, byte[] reply) throws IOException {
        if (!(Query.read(question) instanceof Query.Reading.Asked(var query))) {
            throw new IOException("the test asks nonsense");
        }
        return Answer.read(reply, query, ID).orElseThrow(() -> new IOException("no reply to the question"));
    }
}
