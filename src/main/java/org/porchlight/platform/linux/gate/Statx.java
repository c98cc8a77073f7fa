package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import java.util.Optional;

/// Asks the kernel about files by statx(2), whose layout is the same on every architecture. For one thread.
final class Statx {
    private static final int SIZE = 256;
    private static final int UID = 20;
    private static final int MODE = 28;
    private static final int INO = 32;
    private static final int BYTES = 40;
    private static final int CTIME_SECONDS = 96;
    private static final int CTIME_NANOS = 104;
    private static final int DEV_MAJOR = 136;
    private static final int DEV_MINOR = 140;

    private final Memory answer = new Memory(SIZE);
    private final Memory empty = new Memory(1);

    Statx() {
        empty.clear();
    }

    /// The file at a path; the last part of it is not followed when it is a link.
    Optional<FileKey> at(String path) {
        int flags = Kernel.AT_SYMLINK_NOFOLLOW;
        return Kernel.statx(Kernel.AT_FDCWD, path, flags, Kernel.STATX_BASIC_STATS, answer) == 0
                ? Optional.of(key())
                : Optional.empty();
    }

    /// The file behind a descriptor, from what the kernel has in memory; nothing when its file system does not
    /// say.
    Optional<FileKey> of(int fd) {
        int flags = Kernel.AT_EMPTY_PATH | Kernel.AT_STATX_DONT_SYNC;
        return Kernel.statx(fd, empty, flags, Kernel.STATX_BASIC_STATS, answer) == 0
                ? Optional.of(key())
                : Optional.empty();
    }

    /// The file that a process runs, as the kernel has it in memory; nothing when it is gone.
    Optional<FileKey> running(long pid) {
        return behind("/proc/" + pid + "/exe");
    }

    /// The file behind one of the kernel's own links, as the kernel has it in memory; nothing when it is gone.
    Optional<FileKey> behind(String path) {
        int flags = Kernel.AT_STATX_DONT_SYNC;
        return Kernel.statx(Kernel.AT_FDCWD, path, flags, Kernel.STATX_BASIC_STATS, answer) == 0
                ? Optional.of(key())
                : Optional.empty();
    }

    private FileKey key() {
        long dev = ((long) answer.getInt(DEV_MAJOR) << 32) | (answer.getInt(DEV_MINOR) & 0xffff_ffffL);
        // A time out of range wraps round: it is compared, never read as a time.
        long ctime = answer.getLong(CTIME_SECONDS) * 1_000_000_000L + answer.getInt(CTIME_NANOS);
        int mode = answer.getShort(MODE) & 0xffff;
        return new FileKey(dev, answer.getLong(INO), ctime, answer.getLong(BYTES), answer.getInt(UID), mode);
    }
}
