package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;

/// A write lease on a file (fcntl(2)): whoever opens it waits up to 45 s until the holder gives it up.
record Lease(int fd) implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int F_SETSIG = 10;
    private static final int SIGURG = 23;
    private static final int F_SETLEASE = 1024;
    private static final int F_WRLCK = 1;

    private static final class C {
        static {
            Native.register(C.class, NativeLibrary.getInstance("c"));
        }

        static native int fcntl(int fd, int command, int value);
    }

    static Lease of(Path file) {
        int fd = Kernel.open(file.toString(), O_RDWR | Kernel.O_CLOEXEC);
        // Otherwise the holder is told by a signal that ends it.
        assertThat(C.fcntl(fd, F_SETSIG, SIGURG)).isZero();
        assertThat(C.fcntl(fd, F_SETLEASE, F_WRLCK)).isZero();
        return new Lease(fd);
    }

    @Override
    public void close() {
        Kernel.close(fd);
    }
}
