package org.porchlight.platform.linux.logind;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodReturn;

/// Somebody else on a bus, who sends signals of any length without ever having one as a whole.
final class Stranger implements AutoCloseable {
    private static final String BUS = "org.freedesktop.DBus";
    private static final byte CALL = 1;
    private static final byte SIGNAL = 4;
    private static final int PIECE = 1 << 16;

    private final SocketChannel bus;
    private int serial;
    private String name = "";

    private Stranger(SocketChannel bus) {
        this.bus = bus;
    }

    static Stranger on(String address) throws IOException, DBusException {
        var path = address.replaceFirst("^unix:path=([^,]+).*$", "$1");
        var bus = SocketChannel.open(StandardProtocolFamily.UNIX);
        bus.connect(UnixDomainSocketAddress.of(path));
        var stranger = new Stranger(bus);
        var uid = new ProcessBuilder("id", "-u").start();
        var number = new String(uid.getInputStream().readAllBytes(), UTF_8).strip();
        stranger.write("\0AUTH EXTERNAL " + HexFormat.of().formatHex(number.getBytes(UTF_8)) + "\r\n");
        stranger.readLine();
        stranger.write("BEGIN\r\n");
        stranger.name = stranger.ask("Hello").getLast().getDestination();
        return stranger;
    }

    /// The name that the bus gave it.
    String name() {
        return name;
    }

    /// Returns once the bus has dealt with all that was sent before.
    ///
    /// @return what came until it answered, the answer last
    List<Message> ask(String method) throws IOException, DBusException {
        send(CALL, Optional.of(BUS), "/org/freedesktop/DBus", BUS, method, -1);
        var reader = new BoundedReader(bus);
        int asked = serial;
        var came = new ArrayList<Message>();
        while (came.isEmpty()
                || !(came.getLast() instanceof MethodReturn)
                || came.getLast().getReplySerial() != asked) {
            var message = reader.readMessage();
            if (message != null) {
                came.add(message);
            }
        }
        return came;
    }

    /// Sends a signal of an object of logind's.
    ///
    /// @param to nobody for all who want it
    /// @param length of its only argument, in bytes
    void signal(Optional<String> to, String type, String member, int length) throws IOException {
        send(SIGNAL, to, Login1.PATH, type, member, length);
    }

    private void send(byte sort, Optional<String> to, String path, String type, String member, int length)
            throws IOException {
        boolean says = length >= 0;
        var fields = little(1024);
        field(fields, 1, "o", path);
        field(fields, 2, "s", type);
        field(fields, 3, "s", member);
        to.ifPresent(name -> field(fields, 6, "s", name));
        if (says) {
            align(fields);
            fields.put((byte) 8).put((byte) 1).put((byte) 'g').put((byte) 0);
            fields.put((byte) 2).put("ay".getBytes(UTF_8)).put((byte) 0);
        }
        int fieldsLength = fields.position();
        align(fields);
        var head = little(2048);
        head.put((byte) 'l').put(sort).put((byte) 0).put((byte) 1);
        head.putInt(says ? 4 + length : 0).putInt(++serial).putInt(fieldsLength);
        head.put(fields.flip());
        if (says) {
            head.putInt(length);
        }
        write(head.flip());
        var piece = ByteBuffer.allocateDirect(PIECE);
        for (int left = length; left > 0; left -= PIECE) {
            write(piece.clear().limit(Math.min(left, PIECE)));
        }
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void align(ByteBuffer fields) {
        while (fields.position() % 8 != 0) {
            fields.put((byte) 0);
        }
    }

    private static void field(ByteBuffer fields, int code, String type, String value) {
        align(fields);
        fields.put((byte) code).put((byte) 1).put(type.getBytes(UTF_8)).put((byte) 0);
        fields.putInt(value.length()).put(value.getBytes(UTF_8)).put((byte) 0);
    }

    private void readLine() throws IOException {
        var one = ByteBuffer.allocate(1);
        while (one.position() == 0 || one.get(0) != '\n') {
            if (bus.read(one.clear()) < 0) {
                throw new EOFException();
            }
        }
    }

    private void write(String text) throws IOException {
        write(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }

    private void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            bus.write(from);
        }
    }

    @Override
    public void close() throws IOException {
        bus.close();
    }
}
