package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;

/// Hears of processes that fork, start a program or change their uid, by the kernel's process connector (connector.h,
/// cn_proc.h). There is one for the whole machine: in a container with processes or a network of its own it tells
/// nothing.
final class ProcEvents implements AutoCloseable {
    /// Stands for a pid where events were lost.
    static final int SOMEBODY = 0;

    private static final int AF_NETLINK = 16;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int NETLINK_CONNECTOR = 11;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int EFD_CLOEXEC = 0x80000;
    private static final int BUFFER_BYTES = 1 << 20;

    private static final int CN_IDX_PROC = 1;
    private static final int CN_VAL_PROC = 1;
    private static final int PROC_CN_MCAST_LISTEN = 1;
    private static final int NLMSG_DONE = 3;
    private static final int ASK_BYTES = 16 + 20 + 4;

    private static final int WHAT = 36;
    private static final int ERROR = 52;
    private static final int TGID = 56;
    private static final int CHILD_PID = 60;
    private static final int CHILD_TGID = 64;
    private static final int EVENT_BYTES = 76;
    private static final int NONE = 0;
    private static final int FORK = 1;
    private static final int EXEC = 2;
    private static final int UID = 4;

    private static final int POLLIN = 1;
    private static final int POLL_ENTRY = 8;
    private static final long ANSWER_NANOS = 300_000_000L;

    private final int socket;
    private final int wake;
    private final IntConsumer changed;
    private final Thread thread;
    private volatile boolean closing;

    private ProcEvents(int socket, int wake, IntConsumer changed) {
        this.socket = socket;
        this.wake = wake;
        this.changed = changed;
        this.thread = VitalThread.of("proc-events", this::run);
    }

    /// @param changed is told the pid of each, on a thread of its own; what it takes its time for gathers meanwhile
    /// @throws MachineException where the kernel tells nothing
    static ProcEvents open(IntConsumer changed) throws MachineException {
        int socket = -1;
        try {
            socket = LibC.socket(AF_NETLINK, SOCK_DGRAM_CLOEXEC, NETLINK_CONNECTOR);
            prepare(socket);
            awaitAnswer(socket);
            var events = new ProcEvents(socket, LibC.eventfd(0, EFD_CLOEXEC), changed);
            events.thread.start();
            return events;
        } catch (LastErrorException | MachineException e) {
            if (socket >= 0) {
                LibC.close(socket);
            }
            throw new MachineException("hear of new processes: " + e.getMessage(), e);
        }
    }

    private static void prepare(int socket) {
        try (var filter = Filter.program();
                var program = new Memory(16);
                var address = new Memory(12);
                var size = new Memory(4);
                var ask = new Memory(ASK_BYTES)) {
            program.clear();
            program.setShort(0, (short) (filter.size() / Filter.INSTRUCTION));
            program.setPointer(8, filter);
            LibC.setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, program, (int) program.size());
            size.setInt(0, BUFFER_BYTES);
            LibC.setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, size, (int) size.size());
            address.clear();
            address.setShort(0, (short) AF_NETLINK);
            address.setInt(8, CN_IDX_PROC);
            LibC.bind(socket, address, (int) address.size());
            ask.clear();
            ask.setInt(0, ASK_BYTES);
            ask.setShort(4, (short) NLMSG_DONE);
            ask.setInt(16, CN_IDX_PROC);
            ask.setInt(20, CN_VAL_PROC);
            ask.setShort(32, (short) 4);
            ask.setInt(36, PROC_CN_MCAST_LISTEN);
            var _ = LibC.send(socket, ask, ASK_BYTES, 0);
        }
    }

    /// Which events the kernel keeps for us, as a program of its packet filter: all others cost no wake-up.
    private static final class Filter {
        static final int INSTRUCTION = 8;
        private static final int LOAD = 0x20;
        private static final int JUMP_IF_EQUAL = 0x15;
        private static final int JUMP_IF_EQUAL_X = 0x1d;
        private static final int A_TO_X = 0x07;
        private static final int RETURN = 0x06;

        private static final int DROP = 9;
        private static final int KEEP = 10;

        static Memory program() {
            var program = new Memory((KEEP + 1L) * INSTRUCTION);
            put(program, 0, LOAD, 1, 1, WHAT);
            put(program, 1, JUMP_IF_EQUAL, KEEP, 2, big(NONE));
            put(program, 2, JUMP_IF_EQUAL, KEEP, 3, big(EXEC));
            put(program, 3, JUMP_IF_EQUAL, KEEP, 4, big(UID));
            put(program, 4, JUMP_IF_EQUAL, 5, DROP, big(FORK));
            // A new thread forks too, but is of a process that was there.
            put(program, 5, LOAD, 6, 6, CHILD_PID);
            put(program, 6, A_TO_X, 7, 7, 0);
            put(program, 7, LOAD, 8, 8, CHILD_TGID);
            put(program, 8, JUMP_IF_EQUAL_X, KEEP, DROP, 0);
            put(program, DROP, RETURN, KEEP, KEEP, 0);
            put(program, KEEP, RETURN, KEEP + 1, KEEP + 1, -1);
            return program;
        }

        /// @param whenTrue number of the next instruction; only jumps have two of them
        private static void put(Memory program, int no, int code, int whenTrue, int whenFalse, int value) {
            long at = (long) no * INSTRUCTION;
            program.setShort(at, (short) code);
            program.setByte(at + 2, (byte) (whenTrue - no - 1));
            program.setByte(at + 3, (byte) (whenFalse - no - 1));
            program.setInt(at + 4, value);
        }

        /// The filter loads words in the order of the network.
        private static int big(int value) {
            return java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN
                    ? value
                    : Integer.reverseBytes(value);
        }
    }

    /// The kernel answers whoever it tells; others it leaves without a word.
    private static void awaitAnswer(int socket) throws MachineException {
        long deadline = System.nanoTime() + ANSWER_NANOS;
        try (var ready = new Memory(POLL_ENTRY);
                var event = new Memory(EVENT_BYTES)) {
            ready.setInt(0, socket);
            ready.setInt(4, POLLIN);
            for (long left = ANSWER_NANOS; left > 0; left = deadline - System.nanoTime()) {
                if (LibC.poll(ready, 1, (int) Duration.ofNanos(left).toMillis()) > 0
                        && LibC.recv(socket, event, EVENT_BYTES, 0) > ERROR
                        && event.getInt(WHAT) == NONE) {
                    if (event.getInt(ERROR) == 0) {
                        return;
                    }
                    throw new MachineException("the kernel refuses with error " + event.getInt(ERROR));
                }
            }
        }
        throw new MachineException("the kernel does not tell in this container");
    }

    private void run() {
        try (var ready = new Memory(2 * POLL_ENTRY);
                var event = new Memory(EVENT_BYTES)) {
            ready.setInt(0, socket);
            ready.setInt(4, POLLIN);
            ready.setInt(POLL_ENTRY, wake);
            ready.setInt(POLL_ENTRY + 4, POLLIN);
            while (!closing) {
                next(ready, event);
            }
        } finally {
            giveUp();
        }
    }

    private void next(Memory ready, Memory event) {
        try {
            if (LibC.poll(ready, 2, -1) > 0 && !closing && LibC.recv(socket, event, EVENT_BYTES, 0) > TGID) {
                tell(event);
            }
        } catch (LastErrorException e) {
            // ENOBUFS: the socket was full; EINTR: nothing was read.
            changed.accept(SOMEBODY);
        }
    }

    private void tell(Memory event) {
        switch (event.getInt(WHAT)) {
            case FORK -> changed.accept(event.getInt(CHILD_TGID));
            case EXEC, UID -> changed.accept(event.getInt(TGID));
            default -> {
                // An answer to another listener.
            }
        }
    }

    /// Returns at once; the thread ends a moment later.
    @Override
    public synchronized void close() {
        if (!closing) {
            closing = true;
            try (var one = new Memory(8)) {
                one.setLong(0, 1);
                var _ = LibC.write(wake, one, 8);
            }
        }
    }

    /// Nobody writes to a descriptor that is closed here: whoever closed this did it before.
    private synchronized void giveUp() {
        closing = true;
        LibC.close(socket);
        LibC.close(wake);
    }
}
