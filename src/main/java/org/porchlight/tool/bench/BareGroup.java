package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// A control group that is frozen by hand: what anything that holds programs is measured beside.
///
/// @param folder of version 2, removed at the end
/// @param home where this process is
record BareGroup(Path folder, Path home) implements AutoCloseable {
    private static final long PAUSE = 100_000L;
    private static final long LIMIT = 20_000_000_000L;

    static BareGroup make() throws IOException, MachineException {
        var mount = Stream.of("/sys/fs/cgroup", "/sys/fs/cgroup/unified")
                .map(Path::of)
                .filter(path -> Files.exists(path.resolve("cgroup.controllers")))
                .findFirst()
                .orElseThrow(() -> new MachineException("measuring holds: this machine has no cgroup v2"));
        var own = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> mount.resolve(line.substring("0::/".length())))
                .findFirst()
                .orElse(mount);
        var folder = mount.resolve("bench-" + ProcessHandle.current().pid());
        Files.createDirectory(folder);
        return new BareGroup(folder, own);
    }

    void takeAll(List<Long> pids) throws IOException {
        for (long pid : pids) {
            put(folder, pid);
        }
    }

    void giveBack(List<Long> pids) throws IOException {
        for (long pid : pids) {
            put(home, pid);
        }
    }

    private static void put(Path group, long pid) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid), StandardOpenOption.WRITE);
    }

    /// @return nanoseconds until the kernel says that all of it is frozen
    long freeze() throws IOException {
        return turn("1");
    }

    long thaw() throws IOException {
        return turn("0");
    }

    private long turn(String how) throws IOException {
        long begin = System.nanoTime();
        Files.writeString(folder.resolve("cgroup.freeze"), how, StandardOpenOption.WRITE);
        awaitWord("frozen " + how);
        return System.nanoTime() - begin;
    }

    private void awaitWord(String word) throws IOException {
        long deadline = System.nanoTime() + LIMIT;
        while (!Files.readString(folder.resolve("cgroup.events"), StandardCharsets.US_ASCII)
                .contains(word)) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the kernel does not say " + word + " of " + folder);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// @return nanoseconds from before a program starts until it stands still in here
    long catchOne(ChildAccount account) throws IOException, InterruptedException {
        freeze();
        long begin = System.nanoTime();
        var process = Crowd.start(account, "sleep", "1000");
        put(folder, process.pid());
        awaitWord("frozen 1");
        long took = System.nanoTime() - begin;
        process.destroyForcibly().waitFor();
        thaw();
        return took;
    }

    @Override
    public void close() throws IOException {
        long deadline = System.nanoTime() + LIMIT;
        while (Files.readString(folder.resolve("cgroup.events"), StandardCharsets.US_ASCII)
                        .contains("populated 1")
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE);
        }
        Files.delete(folder);
    }
}
