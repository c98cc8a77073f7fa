package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Asks the kernel about a thread that waits inside execve(2) for the gate's answer. For one thread.
///
/// Nothing can change under it: the thread stands still in the kernel until it is answered.
final class Caller {
    /// Why the kernel opens the file.
    enum Opening {
        /// As the program itself, or as the interpreter of a script.
        PROGRAM,
        /// As the interpreter that an ELF program names.
        INTERPRETER,
        /// This kernel does not show its stacks.
        UNKNOWN
    }

    static final long NOBODY = -1;

    private static final int SIZE = 4096;
    private static final byte[] UID = ascii("\nUid:\t");
    private static final byte[] LOADS_ELF = ascii(" load_elf_binary");
    private static final byte[] EXECUTES = ascii("execve");

    private final Memory path = new Memory(64);
    private final Memory text = new Memory(SIZE);
    private final byte[] bytes = new byte[SIZE];

    /// The real uid of the thread, or [#NOBODY] when it ended.
    ///
    /// The real one: a set-uid program that a child starts is still the child's, and a service that acts for a
    /// child for a moment is not.
    long uid(int thread) {
        int length = read("/proc/" + thread + "/status");
        int at = find(UID, length);
        if (at < 0) {
            return NOBODY;
        }
        long uid = 0;
        for (int i = at + UID.length; i < length && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            uid = uid * 10 + bytes[i] - '0';
        }
        return uid;
    }

    /// Why the thread opens a file: read from the functions of the kernel that it is in.
    Opening opening(int thread) {
        int length = read("/proc/" + thread + "/stack");
        if (find(LOADS_ELF, length) >= 0) {
            return Opening.INTERPRETER;
        }
        return find(EXECUTES, length) >= 0 ? Opening.PROGRAM : Opening.UNKNOWN;
    }

    private int read(String name) {
        path.setString(0, name);
        int fd = Kernel.open(path, Kernel.O_RDONLY | Kernel.O_CLOEXEC);
        if (fd < 0) {
            return 0;
        }
        int length = (int) Math.max(0, Kernel.read(fd, text, SIZE));
        Kernel.close(fd);
        text.read(0, bytes, 0, length);
        return length;
    }

    private int find(byte[] wanted, int length) {
        for (int at = 0; at + wanted.length <= length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
