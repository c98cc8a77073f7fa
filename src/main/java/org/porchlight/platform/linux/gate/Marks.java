package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps every file system marked that can hold programs, as long as something can be refused.
///
/// It marks all of them again whenever the kernel says that the table of mounts changed; what is marked already
/// stays as it is. A file system that may stall is left out and named in the log.
final class Marks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);
    private static final int POLL_ENTRY = 8;

    /// ENOENT, EACCES, EXDEV, ENODEV, EINVAL, EOPNOTSUPP: it cannot be marked, whatever we do.
    private static final Set<Integer> UNMARKABLE = Set.of(2, 13, 18, 19, 22, 95);

    private final AtomicReference<Optional<ExecWatch>> watch;
    private final Opener opener;
    private final Predicate<Mount> where;
    private final Set<String> said = new HashSet<>();
    private final int table;
    private final int wake;
    private volatile boolean wanted;
    private volatile boolean closing;

    /// Opens a descriptor.
    interface Opener {
        ExecWatch open() throws MachineException;
    }

    /// @param watch where the open descriptor is put; others may take it out and let it go
    /// @param where which file systems are marked
    Marks(AtomicReference<Optional<ExecWatch>> watch, Opener opener, Predicate<Mount> where) throws MachineException {
        this.watch = watch;
        this.opener = opener;
        this.where = where;
        table = Kernel.open(Mount.TABLE.toString(), Kernel.O_RDONLY | Kernel.O_CLOEXEC);
        wake = Kernel.eventfd(0, Kernel.EFD_CLOEXEC | Kernel.O_NONBLOCK);
        if (table < 0 || wake < 0) {
            throw new MachineException("follow the table of mounts: " + Kernel.error());
        }
        Thread.ofPlatform().name("gate-mounts").daemon().start(this::run);
    }

    /// Marks all, or lets everything start.
    ///
    /// @throws MachineException when nothing could be marked, or one file system not for a reason that may pass
    synchronized void bring(boolean marked) throws MachineException {
        wanted = marked && !closing;
        if (!wanted) {
            watch.getAndSet(Optional.empty()).ifPresent(ExecWatch::close);
            return;
        }
        var current = watch.get();
        if (current.isPresent()) {
            mark(current.get());
            return;
        }
        var fresh = opener.open();
        var open = Optional.of(fresh);
        Watchdog.guard(fresh, () -> {
            watch.compareAndSet(open, Optional.empty());
            wake();
        });
        try {
            mark(fresh);
            watch.set(open);
        } finally {
            if (closing || watch.get().isEmpty()) {
                watch.set(Optional.empty());
                fresh.close();
            }
        }
    }

    /// Has everything marked again soon. Returns at once.
    void wake() {
        try (var one = new Memory(8)) {
            one.setLong(0, 1);
            Kernel.write(wake, one, 8);
        }
    }

    @Override
    public void close() {
        closing = true;
        wake();
        watch.getAndSet(Optional.empty()).ifPresent(ExecWatch::close);
    }

    private void mark(ExecWatch on) throws MachineException {
        int marked = 0;
        for (var mount : Mount.all()) {
            if (!mount.canHoldPrograms() || !where.test(mount)) {
                continue;
            }
            if (mount.canStall()) {
                warn("programs on " + mount.point() + " (" + mount.type() + ") are not watched: it may not answer");
                continue;
            }
            int error = on.mark(mount.point());
            if (error == 0) {
                marked++;
            } else if (UNMARKABLE.contains(error)) {
                warn("programs on " + mount.point() + " (" + mount.type() + ") cannot be watched: error " + error);
            } else {
                throw new MachineException("watch programs start on " + mount.point() + ": error " + error);
            }
        }
        if (marked == 0) {
            throw new MachineException("watch programs start: no file system could be marked");
        }
    }

    private void warn(String what) {
        if (said.add(what)) {
            LOG.warn("{}", what);
        }
    }

    private void run() {
        try (var ready = new Memory(2 * POLL_ENTRY);
                var count = new Memory(8)) {
            watchFor(ready, 0, table, Kernel.POLLPRI);
            watchFor(ready, POLL_ENTRY, wake, Kernel.POLLIN);
            while (!closing) {
                if (Kernel.poll(ready, 2, -1) > 0) {
                    Kernel.read(wake, count, 8);
                    bringAgain();
                }
            }
        }
        // The other descriptor stays open: whoever wakes this thread late must not write to another file.
        Kernel.close(table);
    }

    private void bringAgain() {
        try {
            bring(wanted);
        } catch (MachineException e) {
            LOG.error("a file system is not watched", e);
        }
    }

    private static void watchFor(Memory ready, long at, int fd, short events) {
        ready.setInt(at, fd);
        ready.setShort(at + 4, events);
        ready.setShort(at + 6, (short) 0);
    }
}
