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
    private static final byte[] PROC = ascii("/proc/");
    private static final byte[] STATUS = ascii("/status\0");
    private static final byte[] STACK = ascii("/stack\0");
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
        int length = read(thread, STATUS);
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
        int length = read(thread, STACK);
        if (find(LOADS_ELF, length) >= 0) {
            return Opening.INTERPRETER;
        }
        return find(EXECUTES, length) >= 0 ? Opening.PROGRAM : Opening.UNKNOWN;
    }

    private int read(int thread, byte[] name) {
        path.write(0, PROC, 0, PROC.length);
        int end = writeDecimal(thread, PROC.length);
        path.write(end, name, 0, name.length);
        int fd = Kernel.open(path, Kernel.O_RDONLY | Kernel.O_CLOEXEC);
        if (fd < 0) {
            return 0;
        }
        int length = (int) Math.max(0, Kernel.read(fd, text, SIZE));
        Kernel.close(fd);
        text.read(0, bytes, 0, length);
        return length;
    }

    /// Without a string, so that an answer to somebody who is not a child allocates nothing.
    private int writeDecimal(int number, int at) {
        int end = at;
        for (int rest = number; rest > 0 || end == at; rest /= 10) {
            end++;
        }
        int rest = number;
        for (int i = end - 1; i >= at; i--) {
            path.setByte(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        return end;
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
