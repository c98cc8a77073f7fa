package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.MachineException;
import org.porchlight.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One queue of openings and the thread that answers for it.
///
/// While an opening waits for its answer, the thread that wants it stands still; therefore the answering thread
/// waits for nothing: it does not block, fork, log, or take a lock that another thread holds. However it ends, the
/// queue is let go, and everything that waits goes on.
final class ExecWatch {
    /// Hears of what was not allowed. Called while somebody waits: must return at once.
    interface Desk {
        void refused(ChildId child, String path, String rule);

        void mustLookAgain(ChildId child, String path);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ExecWatch.class);
    private static final int NICE = -10;
    private static final int BUFFER = 4096;
    private static final int VERSION = 4;
    private static final int MASK = 8;
    private static final int THREAD = 20;

    private final ExecQueue queue;
    private final Supplier<Rules> rules;
    private final Desk desk;
    private final Runnable beforeAnswer;
    private final Caller caller = new Caller();
    private final Judge judge = new Judge(caller);
    private final Memory events = new Memory(BUFFER);
    private final AtomicLong answered = new AtomicLong();
    private final Thread thread;
    private volatile boolean answering;
    private volatile boolean closed;

    private ExecWatch(ExecQueue queue, Supplier<Rules> rules, Desk desk, Runnable beforeAnswer) {
        this.queue = queue;
        this.rules = rules;
        this.desk = desk;
        this.beforeAnswer = beforeAnswer;
        this.thread = Thread.ofPlatform().name("gate").daemon().unstarted(this::run);
    }

    /// @param beforeAnswer runs before each answer to a child; a test makes it stand still
    /// @throws MachineException when the kernel gives no descriptor
    static ExecWatch open(Supplier<Rules> rules, Desk desk, Runnable beforeAnswer) throws MachineException {
        var watch = new ExecWatch(ExecQueue.open(), rules, desk, beforeAnswer);
        watch.thread.start();
        return watch;
    }

    /// Watches the whole file system that is mounted at a path. The same twice is one.
    ///
    /// @return 0, or the number of the error
    int mark(String mountPoint) {
        return queue.mark(mountPoint);
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
        return queue.isOutOfFiles();
    }

    /// Whether somebody waits for an answer now, or nobody is there to answer any more.
    boolean isAwaited() {
        return answering || queue.isLetGo() || queue.isReadable();
    }

    /// Lets everything start again, whatever the answering thread does. Any thread, any number of times.
    void letGo() {
        queue.letGo();
    }

    /// Lets everything start again and ends the thread; waits for it for up to a second.
    void close() {
        closed = true;
        letGo();
        try {
            thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Kernel.setpriority(Kernel.PRIO_PROCESS, 0, NICE);
            while (!queue.isLetGo()) {
                if (queue.await() && !queue.isLetGo()) {
                    answerAll();
                }
            }
        } finally {
            queue.letGo();
            queue.release();
            LOG.debug("answered {} openings of programs", answered.get());
        }
    }

    private void answerAll() {
        long length = queue.read(events);
        if (length <= 0) {
            return;
        }
        answering = true;
        for (long at = 0; at + ExecQueue.HEAD <= length; at += Integer.toUnsignedLong(events.getInt(at))) {
            if (events.getByte(at + VERSION) != Kernel.FANOTIFY_METADATA_VERSION) {
                throw new IllegalStateException("fanotify speaks version " + events.getByte(at + VERSION));
            }
            if ((events.getLong(at + MASK) & Kernel.FAN_OPEN_EXEC_PERM) != 0) {
                answer(events.getInt(at + ExecQueue.FD), events.getInt(at + THREAD));
            }
        }
        answering = false;
    }

    private void answer(int file, int opener) {
        // Who is not a child is never looked at further.
        var child = rules.get().of(caller.uid(opener));
        if (child.isEmpty()) {
            queue.answer(file, true);
        } else {
            var traced = new Traced.Gate();
            traced.begin();
            traced.allowed = mayOpen(child.get(), file, opener);
            queue.answer(file, traced.allowed);
            traced.commit();
        }
        answered.lazySet(answered.get() + 1);
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
}
