package org.porchlight.agent.x11;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/// libc: waiting for the server or for a task.
interface LibC extends Library {
    String NAME = "c";
    int EFD_NONBLOCK_CLOEXEC = 0x800 | 0x80000;
    short POLLIN = 1;

    /// `struct pollfd`.
    int POLLFD_BYTES = 8;

    int eventfd(int initial, int flags);

    int poll(Pointer descriptors, NativeLong count, int timeoutMillis);

    NativeLong read(int descriptor, Pointer bytes, NativeLong count);

    NativeLong write(int descriptor, Pointer bytes, NativeLong count);

    int close(int descriptor);

    void _exit(int code);
}
