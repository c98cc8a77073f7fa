package org.porchlight.platform.linux.logind;

import java.nio.channels.SocketChannel;
import org.freedesktop.dbus.spi.message.IMessageReader;
import org.freedesktop.dbus.spi.message.IMessageWriter;
import org.freedesktop.dbus.spi.message.ISocketProvider;
import org.freedesktop.dbus.spi.message.OutputStreamMessageWriter;

/// Has every bus of this program be read within bounds. The bus library finds it by its service file, therefore public.
public final class BoundedSockets implements ISocketProvider {
    @Override
    public IMessageReader createReader(SocketChannel bus) {
        return new BoundedReader(bus);
    }

    @Override
    public IMessageWriter createWriter(SocketChannel bus) {
        return new OutputStreamMessageWriter(bus);
    }

    /// None are taken.
    @Override
    public void setFileDescriptorSupport(boolean wanted) {}

    @Override
    public boolean isFileDescriptorPassingSupported() {
        return false;
    }
}
