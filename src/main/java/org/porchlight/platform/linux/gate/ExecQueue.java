package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import org.porchlight.port.MachineException;

/// Openings of programs that wait for an answer (fanotify(7)), and all that it takes to let them go: when that is
/// wanted there may be no descriptor left to open.
///
/// One thread waits, reads and answers; it gives the descriptors back in the end, because as long as it is there it may
/// still use their numbers.
final class ExecQueue {
    /// Bytes of an event, and where its length (an int, at 0) and its file (an int) stand in it.
    static final int HEAD = 24;

    static final int FD = 16;
    private static final int BUFFER = 4096;
    private static final int POLL_ENTRY = 8;

    private final int fd;
    private final int wake;
    private final int second;
    private final int nothing;
    private final Memory ready = new Memory(2 * POLL_ENTRY);
    private final Memory answer = new Memory(8);
    private volatile boolean letGo;
    private volatile boolean outOfFiles;

    /// @param fd of fanotify, as are all openings that wait
    /// @param wake an eventfd, which ends the waiting of the thread
    /// @param second another number of the same file as `fd`
    /// @param nothing of an empty file
    ExecQueue(int fd, int wake, int second, int nothing) {
        this.fd = fd;
        this.wake = wake;
        this.second = second;
        this.nothing = nothing;
        watchFor(ready, 0, fd);
        watchFor(ready, 1, wake);
    }

    /// @throws MachineException when the kernel gives no descriptor
    static ExecQueue open() throws MachineException {
        int flags = Kernel.FAN_CLOEXEC
                | Kernel.FAN_NONBLOCK
                | Kernel.FAN_CLASS_CONTENT
                | Kernel.FAN_UNLIMITED_QUEUE
                | Kernel.FAN_UNLIMITED_MARKS
                | Kernel.FAN_REPORT_TID;
        // Without O_NONBLOCK a child that holds a lease on its file (fcntl(2), F_SETLEASE) would block the reader.
        int eventFlags = Kernel.O_RDONLY | Kernel.O_LARGEFILE | Kernel.O_CLOEXEC | Kernel.O_NONBLOCK;
        int[] opened = {-1, -1, -1, -1};
        opened[0] = Kernel.fanotify_init(flags, eventFlags);
        opened[1] = opened[0] < 0 ? -1 : Kernel.eventfd(0, Kernel.EFD_CLOEXEC);
        opened[2] = opened[1] < 0 ? -1 : nothing();
        opened[3] = opened[2] < 0 ? -1 : nothing();
        if (opened[3] < 0 || Kernel.dup3(opened[0], opened[2], Kernel.O_CLOEXEC) < 0) {
            var why = Kernel.error();
            for (int each : opened) {
                close(each);
            }
            throw new MachineException("watch programs start: " + why);
        }
        return new ExecQueue(opened[0], opened[1], opened[2], opened[3]);
    }

    private static int nothing() {
        return Kernel.open("/dev/null", Kernel.O_RDONLY | Kernel.O_CLOEXEC);
    }

    private static void close(int fd) {
        if (fd >= 0) {
            Kernel.close(fd);
        }
    }

    /// Has the openings of a whole file system wait here.
    ///
    /// @return 0, or the number of the error
    int mark(String mountPoint) {
        int flags = Kernel.FAN_MARK_ADD | Kernel.FAN_MARK_FILESYSTEM;
        int result = Kernel.fanotify_mark(fd, flags, Kernel.FAN_OPEN_EXEC_PERM, Kernel.AT_FDCWD, mountPoint);
        return result == 0 ? 0 : Native.getLastError();
    }

    /// Waits until something can be read or is let go; may end early.
    ///
    /// @return whether it did not end early
    boolean await() {
        return Kernel.poll(ready, 2, -1) > 0;
    }

    boolean isReadable() {
        try (var now = new Memory(POLL_ENTRY)) {
            watchFor(now, 0, fd);
            return Kernel.poll(now, 1, 0) > 0;
        }
    }

    /// Takes events from the queue.
    ///
    /// @return how many bytes; 0 or less when there was none, or a file that the kernel could not hand over and has
    ///     refused by itself
    long read(Memory to) {
        long length = Kernel.read(fd, to, to.size());
        haveRead(length < 0 ? Native.getLastError() : 0);
        return length;
    }

    /// What came of the last reading.
    ///
    /// @param error its number, or 0
    void haveRead(int error) {
        outOfFiles = error == Kernel.EMFILE || error == Kernel.ENFILE;
    }

    /// Whether the last reading found no descriptor to take a file with. Then the kernel refuses all, whoever starts
    /// them.
    boolean isOutOfFiles() {
        return outOfFiles;
    }

    /// Answers for an opening and closes its file.
    void answer(int file, boolean allow) {
        answer(fd, answer, file, allow ? Kernel.FAN_ALLOW : Kernel.FAN_DENY);
    }

    private static void answer(int queue, Memory answer, int file, int word) {
        answer.setInt(0, file);
        answer.setInt(4, word);
        Kernel.write(queue, answer, 8);
        Kernel.close(file);
    }

    /// Whether nothing waits here any more, nor will.
    boolean isLetGo() {
        return letGo;
    }

    /// Lets everything start again and ends the waiting. Any thread, any number of times; it opens nothing.
    synchronized void letGo() {
        // Once: after it the numbers may be another file's.
        if (letGo) {
            return;
        }
        letGo = true;
        Kernel.fanotify_mark(fd, Kernel.FAN_MARK_FLUSH | Kernel.FAN_MARK_FILESYSTEM, 0, Kernel.AT_FDCWD, Mount.ROOT);
        // The number stays taken, by an empty file: the thread may come back later and still answer to it.
        Kernel.dup3(nothing, fd, Kernel.O_CLOEXEC);
        Kernel.close(nothing);
        try (var one = new Memory(8)) {
            one.setLong(0, 1);
            Kernel.write(wake, one, 8);
        }
        // The file is closed once no call uses it. Should the thread be stuck in one, then what it has not taken from
        // the queue is allowed here.
        allowQueued();
        Kernel.close(second);
    }

    private void allowQueued() {
        try (var waiting = new Memory(BUFFER);
                var yes = new Memory(8)) {
            long length = Kernel.read(second, waiting, BUFFER);
            while (length > 0) {
                for (long at = 0; at + HEAD <= length; at += Integer.toUnsignedLong(waiting.getInt(at))) {
                    answer(second, yes, waiting.getInt(at + FD), Kernel.FAN_ALLOW);
                }
                length = Kernel.read(second, waiting, BUFFER);
            }
        }
    }

    /// Gives back the numbers that the thread used, as the last it does. Everything was let go before.
    synchronized void release() {
        Kernel.close(fd);
        Kernel.close(wake);
    }

    private static void watchFor(Memory ready, int entry, int fd) {
        ready.setInt((long) entry * POLL_ENTRY, fd);
        ready.setInt((long) entry * POLL_ENTRY + 4, Kernel.POLLIN);
    }
}
