package org.porchlight.platform.linux.gate;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/// The calls to the kernel that the gate makes, and their numbers from the kernel's headers.
///
/// All return −1 on failure and leave the reason to [#error]. Names are those of the C library.
final class Kernel {
    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_EMPTY_PATH = 0x1000;
    static final int AT_STATX_DONT_SYNC = 0x4000;
    static final int STATX_BASIC_STATS = 0x7ff;

    static final int O_RDONLY = 0;
    static final int O_NONBLOCK = 0x800;
    static final int O_LARGEFILE = 0x8000;
    static final int O_CLOEXEC = 0x80000;

    static final int FAN_CLOEXEC = 0x1;
    static final int FAN_NONBLOCK = 0x2;
    static final int FAN_CLASS_NOTIF = 0;
    static final int FAN_CLASS_CONTENT = 0x4;
    static final int FAN_UNLIMITED_QUEUE = 0x10;
    static final int FAN_UNLIMITED_MARKS = 0x20;
    static final int FAN_REPORT_TID = 0x100;
    static final int FAN_MARK_ADD = 0x1;
    static final int FAN_MARK_FLUSH = 0x80;
    static final int FAN_MARK_FILESYSTEM = 0x100;
    static final long FAN_OPEN_EXEC = 0x1000;
    static final long FAN_OPEN_EXEC_PERM = 0x40000;
    static final int FAN_ALLOW = 1;
    static final int FAN_DENY = 2;
    static final int FANOTIFY_METADATA_VERSION = 3;

    static final short POLLIN = 0x1;
    static final short POLLPRI = 0x2;

    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int PR_GET_DUMPABLE = 3;
    static final int PRIO_PROCESS = 0;
    static final int EFD_CLOEXEC = 0x80000;

    static {
        Native.register(Kernel.class, NativeLibrary.getInstance("c"));
    }

    private Kernel() {}

    static native int fanotify_init(int flags, int eventFlags);

    static native int fanotify_mark(int fd, int flags, long mask, int folder, String path);

    static native int statx(int folder, String path, int flags, int mask, Pointer to);

    static native int statx(int folder, Pointer path, int flags, int mask, Pointer to);

    static native int open(Pointer path, int flags);

    static native int open(String path, int flags);

    static native long read(int fd, Pointer to, long count);

    static native long write(int fd, Pointer from, long count);

    static native long lseek(int fd, long offset, int whence);

    static native long readlink(Pointer path, Pointer to, long count);

    static native int poll(Pointer fds, long count, int milliseconds);

    static native int dup(int fd);

    static native int dup3(int from, int to, int flags);

    static native int eventfd(int initial, int flags);

    static native int close(int fd);

    static native int prctl(int option, long a, long b, long c, long d);

    static native int setpriority(int which, int who, int nice);

    /// Why the last call of this thread failed, as the C library says it.
    static String error() {
        return String.valueOf(new LastErrorException(Native.getLastError()).getMessage());
    }
}
