package org.porchlight.platform.linux.logind;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.MessageTypeException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.spi.message.IMessageReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the messages of a bus on which anybody may send any: what announces more than it may have is read past in
/// small pieces and never kept, and what only pretends to be the bus's own news is not passed on.
///
/// One thread.
final class BoundedReader implements IMessageReader {
    /// What a message says, in bytes: many times what logind tells of a hundred sessions.
    static final int MAX_BODY = 1 << 20;

    /// From whom to whom it is and what it is called, in bytes.
    static final int MAX_FIELDS = 1 << 14;

    private static final Logger LOG = LoggerFactory.getLogger(BoundedReader.class);
    private static final String BUS = "org.freedesktop.DBus";
    private static final int FIXED = 12;
    private static final int LENGTH = 4;
    /// Fields begin and end on such a border.
    private static final int BORDER = 8;

    private static final int PIECE = 1 << 13;

    private final SocketChannel bus;

    BoundedReader(SocketChannel bus) {
        this.bus = bus;
    }

    /// @return nothing where the next message is not passed on
    /// @throws IOException where the bus is gone, or does not speak D-Bus
    @Override
    public @Nullable Message readMessage() throws IOException {
        var fixed = read(FIXED);
        var order = order(fixed[0]);
        var length = read(LENGTH);
        long body = unsigned(fixed, LENGTH, order);
        long told = unsigned(length, 0, order);
        long fields = told + Math.floorMod(-told, BORDER);
        if (fields > MAX_FIELDS || body > MAX_BODY) {
            LOG.debug("A message of {} bytes came over the bus and was not read.", fields + body);
            skip(fields + body);
            return null;
        }
        var header = ByteBuffer.allocate(BORDER + (int) fields).put(length);
        readFully(header.position(BORDER));
        return message(fixed, header.array(), read((int) body));
    }

    private static @Nullable Message message(byte[] fixed, byte[] header, byte[] body) {
        try {
            var message = MessageFactory.createMessage(fixed[1], fixed, header, body, null);
            boolean pretends = message instanceof DBusSignal
                    && BUS.equals(message.getInterface())
                    && !BUS.equals(message.getSource());
            return pretends ? null : message;
        } catch (DBusException | MessageTypeException | RuntimeException unreadable) {
            // The library lets its thread end by what it does not know.
            LOG.debug("A message that came over the bus cannot be read", unreadable);
            return null;
        }
    }

    private static ByteOrder order(byte mark) throws IOException {
        return switch (mark) {
            case 'l' -> ByteOrder.LITTLE_ENDIAN;
            case 'B' -> ByteOrder.BIG_ENDIAN;
            default -> throw new IOException("the bus does not speak D-Bus: a message begins with " + mark);
        };
    }

    private static long unsigned(byte[] from, int at, ByteOrder order) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(from).order(order).getInt(at));
    }

    private byte[] read(int length) throws IOException {
        var into = ByteBuffer.allocate(length);
        readFully(into);
        return into.array();
    }

    private void skip(long length) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        for (long left = length; left > 0; left -= piece.position()) {
            readFully(piece.clear().limit((int) Math.min(left, PIECE)));
        }
    }

    private void readFully(ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (bus.read(into) < 0) {
                throw new EOFException("the bus is gone");
            }
        }
    }

    @Override
    public boolean isClosed() {
        return !bus.isOpen();
    }

    @Override
    public void close() throws IOException {
        bus.close();
    }
}
