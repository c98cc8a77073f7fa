package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.MachineException;
import org.porchlight.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One fanotify descriptor and the thread that answers for it (fanotify(7)).
///
/// While an opening waits for its answer, the thread that wants it stands still; therefore the answering thread
/// waits for nothing: it does not block, fork, log, or take a lock that another thread holds. However it ends, the
/// descriptor is closed, and everything that waits goes on.
final class ExecWatch {
    /// Hears of what was not allowed. Called while somebody waits: must return at once.
    interface Desk {
        void refused(ChildId child, String path, String rule);

        void mustLookAgain(ChildId child, String path);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ExecWatch.class);
    private static final int NICE = -10;
    private static final int BUFFER = 4096;
    private static final int HEAD = 24;
    private static final int VERSION = 4;
    private static final int MASK = 8;
    private static final int FD = 16;
    private static final int THREAD = 20;
    private static final int POLL_ENTRY = 8;

    private final int fd;
    private final int wake;
    private final Supplier<Rules> rules;
    private final Desk desk;
    private final Runnable beforeAnswer;
    private final Caller caller = new Caller();
    private final Judge judge = new Judge(caller);
    private final Memory events = new Memory(BUFFER);
    private final Memory answer = new Memory(8);
    private final AtomicLong answered = new AtomicLong();
    private final Thread thread;
    private volatile boolean answering;
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile boolean outOfFiles;

    private ExecWatch(int fd, int wake, Supplier<Rules> rules, Desk desk, Runnable beforeAnswer) {
        this.fd = fd;
        this.wake = wake;
        this.rules = rules;
        this.desk = desk;
        this.beforeAnswer = beforeAnswer;
        this.thread = Thread.ofPlatform().name("gate").daemon().unstarted(this::run);
    }

    /// @param beforeAnswer runs before each answer to a child; a test makes it stand still
    /// @throws MachineException when the kernel gives no descriptor
    static ExecWatch open(Supplier<Rules> rules, Desk desk, Runnable beforeAnswer) throws MachineException {
        int flags = Kernel.FAN_CLOEXEC
                | Kernel.FAN_NONBLOCK
                | Kernel.FAN_CLASS_CONTENT
                | Kernel.FAN_UNLIMITED_QUEUE
                | Kernel.FAN_UNLIMITED_MARKS
                | Kernel.FAN_REPORT_TID;
        // Without O_NONBLOCK a child that holds a lease on its file (fcntl(2), F_SETLEASE) would block the reader.
        int eventFlags = Kernel.O_RDONLY | Kernel.O_LARGEFILE | Kernel.O_CLOEXEC | Kernel.O_NONBLOCK;
        int fd = Kernel.fanotify_init(flags, eventFlags);
        if (fd < 0) {
            throw new MachineException("watch programs start: " + Kernel.error());
        }
        int wake = Kernel.eventfd(0, Kernel.EFD_CLOEXEC);
        if (wake < 0) {
            Kernel.close(fd);
            throw new MachineException("watch programs start: " + Kernel.error());
        }
        var watch = new ExecWatch(fd, wake, rules, desk, beforeAnswer);
        watch.thread.start();
        return watch;
    }

    /// Watches the whole file system that is mounted at a path. The same twice is one.
    ///
    /// @return 0, or the number of the error
    int mark(String mountPoint) {
        int flags = Kernel.FAN_MARK_ADD | Kernel.FAN_MARK_FILESYSTEM;
        int result = Kernel.fanotify_mark(fd, flags, Kernel.FAN_OPEN_EXEC_PERM, Kernel.AT_FDCWD, mountPoint);
        return result == 0 ? 0 : Native.getLastError();
    }

    /// How many openings were answered.
    long answered() {
        return answered.get();
    }

    /// Whether it was closed by whoever opened it. One whose thread ended by itself is not.
    boolean isClosed() {
        return closed;
    }

    /// Whether the kernel refuses what starts by itself, because there is no descriptor for it.
    boolean isOutOfFiles() {
        return outOfFiles;
    }

    /// Whether somebody waits for an answer now.
    boolean isAwaited() {
        return answering || isReadable();
    }

    /// Lets everything start again, whatever the answering thread does. Any thread, any number of times.
    void letGo() {
        closing = true;
        Kernel.fanotify_mark(fd, Kernel.FAN_MARK_FLUSH | Kernel.FAN_MARK_FILESYSTEM, 0, Kernel.AT_FDCWD, Mount.ROOT);
        int still = Kernel.dup(fd);
        // The number stays taken, by an empty file: the thread may come back later and still answer to it.
        int nothing = Kernel.open("/dev/null", Kernel.O_RDONLY | Kernel.O_CLOEXEC);
        if (nothing < 0) {
            Kernel.close(fd);
        } else {
            Kernel.dup3(nothing, fd, Kernel.O_CLOEXEC);
            Kernel.close(nothing);
        }
        try (var one = new Memory(8)) {
            one.setLong(0, 1);
            Kernel.write(wake, one, 8);
        }
        // The file is closed once no call uses it. Should the thread be stuck in one, then what it has not taken from
        // the queue is allowed here.
        if (still >= 0) {
            allowQueued(still);
            Kernel.close(still);
        }
    }

    private static void allowQueued(int queue) {
        try (var waiting = new Memory(BUFFER);
                var yes = new Memory(8)) {
            yes.setInt(4, Kernel.FAN_ALLOW);
            long length = Kernel.read(queue, waiting, BUFFER);
            while (length > 0) {
                for (long at = 0; at + HEAD <= length; at += Integer.toUnsignedLong(waiting.getInt(at))) {
                    yes.setInt(0, waiting.getInt(at + FD));
                    Kernel.write(queue, yes, 8);
                    Kernel.close(waiting.getInt(at + FD));
                }
                length = Kernel.read(queue, waiting, BUFFER);
            }
        }
    }

    /// Lets everything start again and ends the thread; waits for it for up to a second.
    void close() {
        closed = true;
        letGo();
        try {
            if (thread.join(Duration.ofSeconds(1))) {
                Kernel.close(fd);
                Kernel.close(wake);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (var ready = new Memory(2 * POLL_ENTRY)) {
            Kernel.setpriority(Kernel.PRIO_PROCESS, 0, NICE);
            watchFor(ready, 0, fd);
            watchFor(ready, 1, wake);
            while (!closing) {
                // Once it closes, the number may be another file's.
                if (Kernel.poll(ready, 2, -1) > 0 && !closing) {
                    answerAll();
                }
            }
        } finally {
            letGo();
            LOG.debug("answered {} openings of programs", answered.get());
        }
    }

    private static void watchFor(Memory ready, int entry, int fd) {
        ready.setInt((long) entry * POLL_ENTRY, fd);
        ready.setInt((long) entry * POLL_ENTRY + 4, Kernel.POLLIN);
    }

    private void answerAll() {
        long length = Kernel.read(fd, events, BUFFER);
        if (length <= 0) {
            // Nothing there, or a file that the kernel could not hand over and has refused by itself. Where that is for
            // want of a descriptor it refuses all, whoever starts them.
            int error = length < 0 ? Native.getLastError() : 0;
            outOfFiles = error == Kernel.EMFILE || error == Kernel.ENFILE;
            return;
        }
        answering = true;
        for (long at = 0; at + HEAD <= length; at += Integer.toUnsignedLong(events.getInt(at))) {
            if (events.getByte(at + VERSION) != Kernel.FANOTIFY_METADATA_VERSION) {
                throw new IllegalStateException("fanotify speaks version " + events.getByte(at + VERSION));
            }
            if ((events.getLong(at + MASK) & Kernel.FAN_OPEN_EXEC_PERM) != 0) {
                answer(events.getInt(at + FD), events.getInt(at + THREAD));
            }
        }
        answering = false;
    }

    private void answer(int file, int opener) {
        // Who is not a child is never looked at further.
        var child = rules.get().of(caller.uid(opener));
        if (child.isEmpty()) {
            answer(file, true);
        } else {
            var traced = new Traced.Gate();
            traced.begin();
            traced.allowed = mayOpen(child.get(), file, opener);
            answer(file, traced.allowed);
            traced.commit();
        }
        answered.lazySet(answered.get() + 1);
    }

    private void answer(int file, boolean allow) {
        answer.setInt(0, file);
        answer.setInt(4, allow ? Kernel.FAN_ALLOW : Kernel.FAN_DENY);
        Kernel.write(fd, answer, 8);
        Kernel.close(file);
    }

    private boolean mayOpen(ChildRules child, int file, int opener) {
        beforeAnswer.run();
        return switch (judge.judge(child, opener, file)) {
            case Ruling.Allow _ -> true;
            case Ruling.Refuse(var rule) -> {
                desk.refused(child.child(), judge.path(file), rule);
                yield false;
            }
            case Ruling.Check _ -> {
                desk.mustLookAgain(child.child(), judge.path(file));
                yield false;
            }
        };
    }

    private boolean isReadable() {
        try (var ready = new Memory(POLL_ENTRY)) {
            watchFor(ready, 0, fd);
            return Kernel.poll(ready, 1, 0) > 0;
        }
    }
}
