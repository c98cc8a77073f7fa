package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;

/// Hears of programs that start, and makes none of them wait (fanotify(7), FAN_OPEN_EXEC).
///
/// File systems that were mounted later, and those that may not answer, are not heard of.
public final class ExecNews implements AutoCloseable {
    /// Stands for a pid where events were lost, or a program starts that this process cannot see.
    public static final int SOMEBODY = 0;

    private static final int BUFFER = 4096;
    private static final int HEAD = 24;
    private static final int FD = 16;
    private static final int PID = 20;
    private static final int POLL_ENTRY = 8;

    private final int fd;
    private final int wake;
    private final IntConsumer started;
    private final Thread thread;
    private volatile boolean closing;

    private ExecNews(int fd, int wake, IntConsumer started) {
        this.fd = fd;
        this.wake = wake;
        this.started = started;
        this.thread = VitalThread.of("exec-news", this::run);
    }

    /// @param started is told the pid of each, on a thread of its own; what it takes its time for gathers meanwhile
    /// @throws MachineException where the kernel tells nothing
    public static ExecNews open(IntConsumer started) throws MachineException {
        return open(started, _ -> true);
    }

    /// @param where which file systems are heard of
    static ExecNews open(IntConsumer started, Predicate<Mount> where) throws MachineException {
        int flags = Kernel.FAN_CLOEXEC | Kernel.FAN_NONBLOCK | Kernel.FAN_CLASS_NOTIF;
        int eventFlags = Kernel.O_RDONLY | Kernel.O_LARGEFILE | Kernel.O_CLOEXEC | Kernel.O_NONBLOCK;
        int fd = Kernel.fanotify_init(flags, eventFlags);
        if (fd < 0) {
            throw new MachineException("hear of programs that start: " + Kernel.error());
        }
        int wake = Kernel.eventfd(0, Kernel.EFD_CLOEXEC);
        int marked = 0;
        for (var mount : Mount.all()) {
            if (mount.canHoldPrograms() && !mount.canStall() && where.test(mount)) {
                int mark = Kernel.FAN_MARK_ADD | Kernel.FAN_MARK_FILESYSTEM;
                marked += 1 + Kernel.fanotify_mark(fd, mark, Kernel.FAN_OPEN_EXEC, Kernel.AT_FDCWD, mount.point());
            }
        }
        if (marked == 0 || wake < 0) {
            var why = new com.sun.jna.LastErrorException(Native.getLastError()).getMessage();
            Kernel.close(fd);
            throw new MachineException("hear of programs that start: no file system could be marked: " + why);
        }
        var news = new ExecNews(fd, wake, started);
        news.thread.start();
        return news;
    }

    private void run() {
        try (var ready = new Memory(2 * POLL_ENTRY);
                var events = new Memory(BUFFER)) {
            ready.setInt(0, fd);
            ready.setInt(4, Kernel.POLLIN);
            ready.setInt(POLL_ENTRY, wake);
            ready.setInt(POLL_ENTRY + 4, Kernel.POLLIN);
            while (!closing) {
                if (Kernel.poll(ready, 2, -1) > 0 && !closing) {
                    tell(events, Kernel.read(fd, events, BUFFER));
                }
            }
        } finally {
            giveUp();
        }
    }

    private void tell(Memory events, long length) {
        for (long at = 0; at + HEAD <= length; at += Integer.toUnsignedLong(events.getInt(at))) {
            int file = events.getInt(at + FD);
            if (file >= 0) {
                Kernel.close(file);
            }
            started.accept(file >= 0 ? events.getInt(at + PID) : SOMEBODY);
        }
    }

    /// Returns at once; the thread ends a moment later.
    @Override
    public synchronized void close() {
        if (!closing) {
            closing = true;
            try (var one = new Memory(8)) {
                one.setLong(0, 1);
                Kernel.write(wake, one, 8);
            }
        }
    }

    /// Nobody writes to a descriptor that is closed here: whoever closed this did it before.
    private synchronized void giveUp() {
        closing = true;
        Kernel.close(fd);
        Kernel.close(wake);
    }
}
