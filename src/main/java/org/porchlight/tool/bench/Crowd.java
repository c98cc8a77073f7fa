package org.porchlight.tool.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.porchlight.port.ChildAccount;

/// Processes of one account that do nothing, and end with this.
record Crowd(Process shell) implements AutoCloseable {
    private static final int FIRST_UID = 59_000;
    private static final int LAST_UID = 59_999;
    private static final long PAUSE = 100_000L;
    private static final long LIMIT = 20_000_000_000L;
    private static final String CROWD = "i=1; while [ $i -lt $0 ]; do sleep 1000 & i=$((i+1)); done; echo; wait";

    /// A number that is no account's.
    static int freeUid() {
        var taken = ProcessHandle.allProcesses()
                .flatMap(process -> process.info().user().stream())
                .toList();
        for (int uid = FIRST_UID; uid <= LAST_UID; uid++) {
            if (!taken.contains(Integer.toString(uid))) {
                return uid;
            }
        }
        throw new IllegalStateException("every number up to " + LAST_UID + " is somebody's");
    }

    /// What goes before a command line to run it as an account.
    static List<String> becoming(ChildAccount account) {
        return List.of("setpriv", "--reuid", account.id(), "--regid", account.id(), "--clear-groups");
    }

    static Process start(ChildAccount account, String... command) throws IOException {
        var words = new ArrayList<>(becoming(account));
        words.addAll(List.of(command));
        return new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectError(Redirect.INHERIT)
                .start();
    }

    static Crowd of(ChildAccount account, int size) throws IOException {
        var shell = start(account, "sh", "-c", CROWD, Integer.toString(size));
        if (shell.getInputStream().read() != '\n') {
            throw new IOException("measuring holds: " + size + " processes could not be started");
        }
        return new Crowd(shell);
    }

    List<Long> pids() {
        return Stream.concat(Stream.of(shell.toHandle()), shell.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /// Starts a program and waits until somebody has moved it into a frozen group.
    ///
    /// @return nanoseconds from before the start
    static long timeUntilHeld(ChildAccount account) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var process = start(account, "sleep", "1000");
        try {
            awaitHeld(process.pid(), account);
            return System.nanoTime() - begin;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// What is done to a process that is held.
    interface Act {
        void to(List<Long> pid) throws IOException;
    }

    /// Lets a program be held, has something done to it that lets it go, and waits until it is held again.
    ///
    /// @return nanoseconds from before that was done
    static long timeUntilHeldAgain(ChildAccount account, Act act) throws IOException, InterruptedException {
        var process = start(account, "sleep", "1000");
        try {
            awaitHeld(process.pid(), account);
            long begin = System.nanoTime();
            act.to(List.of(process.pid()));
            awaitHeld(process.pid(), account);
            return System.nanoTime() - begin;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// Waits until somebody has moved a process into a frozen group.
    static void awaitHeld(long pid, ChildAccount account) throws IOException {
        long begin = System.nanoTime();
        while (!GuardRun.isHeld(pid, account)) {
            if (System.nanoTime() - begin > LIMIT) {
                throw new IOException("measuring holds: process " + pid + " is not held");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// Waits until somebody has moved its first process into a frozen group.
    void awaitHeld(ChildAccount account) throws IOException {
        awaitHeld(shell.pid(), account);
    }

    @Override
    public void close() {
        var all =
                Stream.concat(shell.descendants(), Stream.of(shell.toHandle())).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        shell.onExit().join();
    }
}
