package org.porchlight.agent.x11;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/// Waits for a descriptor, and can be woken from any thread.
final class Wait implements AutoCloseable {
    private static final LibC C = Native.load(LibC.NAME, LibC.class);
    private static final NativeLong EIGHT = new NativeLong(8);

    private final int wake = C.eventfd(0, LibC.EFD_NONBLOCK_CLOEXEC);
    private final Memory descriptors = new Memory(2 * LibC.POLLFD_BYTES);
    private final Memory counter = new Memory(8);
    private boolean closed;

    Wait(int descriptor) {
        descriptors.clear();
        descriptors.setInt(0, descriptor);
        descriptors.setShort(4, LibC.POLLIN);
        descriptors.setInt(8, wake);
        descriptors.setShort(12, LibC.POLLIN);
    }

    /// Returns when the descriptor can be read, somebody woke, or the time is over.
    ///
    /// @param millis -1: no limit
    void await(int millis) {
        C.poll(descriptors, new NativeLong(2), millis);
        C.read(wake, counter, EIGHT);
    }

    synchronized void wake() {
        if (closed) {
            return;
        }
        try (var one = new Memory(8)) {
            one.setLong(0, 1);
            C.write(wake, one, EIGHT);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        C.close(wake);
        descriptors.close();
        counter.close();
    }
}
