package org.porchlight.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.agent.Eventually;

/// A PC of a test's own: real guard processes, one after the other, in faked boots and under faked clocks.
///
/// A boot is a mount namespace with another boot id and a time namespace with other rulers; the wall clock is
/// libfaketime's, and moves when its file is written. Whether the kernel says that it follows a time server is what
/// strace answers to adjtimex(2). Nothing of the machine itself is touched, and with the processes all of it is gone.
final class FakePc implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FIRST_SECONDS = Duration.ofSeconds(20);
    private static final int SYNCED = 0;
    private static final int UNSYNCED = 5;
    private static final String ADJTIMEX = "?adjtimex,?clock_adjtime";
    private static final List<String> FAKETIME = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1");

    /// The first argument is the file with the boot id, the second one that stands for /etc/localtime.
    private static final String BOOT = """
            set -e
            mount --bind "$1" /proc/sys/kernel/random/boot_id
            if [ -n "$2" ]; then mount --bind "$2" "$(readlink -f /etc/localtime)"; fi
            shift 2
            exec "$@"
            """;

    /// Programs of the child: they need the processor a little, as programs do.
    private static final String PROGRAM = "while :; do sleep 0.05; done";

    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private Duration awakeBy = Duration.ZERO;
    private Duration slept = Duration.ZERO;
    private String localtime = "";
    private Map<String, String> environment = Map.of();
    private @Nullable Process namespaces;
    private @Nullable Process child;

    FakePc(Path folder) {
        this.folder = folder;
    }

    /// What this machine lacks for such a PC; empty when it lacks nothing.
    static String lacks() {
        if (FAKETIME.stream().noneMatch(library -> Files.exists(Path.of(library)))) {
            return "needs libfaketimeMT of the package faketime";
        }
        if (!Files.exists(Path.of("/usr/bin/strace"))) {
            return "needs strace";
        }
        return Files.exists(Path.of("/proc/self/timens_offsets")) ? "" : "needs a kernel with time namespaces";
    }

    Path run() {
        return folder.resolve("run");
    }

    Path log() {
        return folder.resolve("log");
    }

    /// From the next boot on, what a person has set that nobody may care about.
    void otherZone(String zone) {
        environment = Map.of("TZ", zone);
        localtime = "/usr/share/zoneinfo/" + zone;
    }

    /// Switches on. No time server is there.
    ///
    /// @param clock what the clock chip shows
    void boot(Instant clock) throws IOException {
        Files.writeString(folder.resolve("boot-id"), UUID.randomUUID() + "\n");
        awakeBy = FIRST_SECONDS.minus(uptime());
        slept = Duration.ZERO;
        wall(clock);
        startGuard();
    }

    /// Starts a guard again in the boot that runs.
    void startGuard() throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--mount", "--time", "--fork", "--kill-child"));
        command.addAll(List.of("--monotonic", seconds(awakeBy), "--boottime", seconds(awakeBy.plus(slept))));
        command.addAll(List.of("sh", "-c", BOOT, "boot", bootId(), localtime));
        command.addAll(strace(UNSYNCED));
        // As a filter of the kernel it costs next to nothing; watching every call would.
        command.addAll(List.of("-D", "--seccomp-bpf"));
        command.add("env");
        command.add("LD_PRELOAD="
                + FAKETIME.stream()
                        .filter(library -> Files.exists(Path.of(library)))
                        .findFirst()
                        .orElseThrow());
        command.addAll(List.of(
                "DONT_FAKE_MONOTONIC=1",
                "FAKETIME_NO_CACHE=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0",
                "FAKETIME_TIMESTAMP_FILE=" + wallFile()));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        var data = folder.resolve("data").toString();
        command.addAll(Programs.porchlight("guard", "--soft", "--data", data, "--run", run().toString()));
        namespaces = start(command);
    }

    /// The PC sleeps while no guard runs; the next one sees it. A running guard's rulers cannot be moved.
    ///
    /// @param clock what the clock chip shows afterwards
    void sleep(Duration length, Instant clock) throws IOException {
        slept = slept.plus(length);
        wall(clock);
    }

    /// Moves the wall clock, now.
    void wall(Instant to) throws IOException {
        long millis = Duration.between(Instant.now(), to).toMillis();
        var fresh = folder.resolve("wall.new");
        Files.writeString(fresh, String.format(Locale.ROOT, "%+.3f\n", millis / 1000.0));
        Files.move(fresh, wallFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A time server is reached: from now on the kernel says that it follows one.
    ///
    /// @param right what the wall clock shows then
    void timeServer(Instant right) throws IOException {
        timeServerGone();
        // The guard stands still meanwhile: a time server sets the clock and vouches for it at once.
        signal("STOP");
        wall(right);
        long guard = guard().pid();
        var command = new ArrayList<>(strace(SYNCED));
        command.addAll(List.of("-p", Long.toString(guard)));
        start(command);
        Eventually.holds(
                "all threads of the guard are watched",
                PATIENCE,
                () -> threads(guard).stream().allMatch(thread -> tracer(thread) != 0));
        signal("CONT");
    }

    /// Nothing answers adjtimex(2) any more: the filter of the first strace stays, and refuses it.
    void timeServerGone() {
        long guard = guard().pid();
        ProcessHandle.of(tracer(guard)).ifPresent(ProcessHandle::destroy);
        Eventually.holds(
                "all threads of the guard are let go",
                PATIENCE,
                () -> threads(guard).stream().allMatch(thread -> tracer(thread) == 0));
    }

    /// A program of the child starts; what is below the process returned is the child's.
    long startProgram() throws IOException {
        child = start(List.of("sh", "-c", "sh -c '" + PROGRAM + "'; :"));
        return child.pid();
    }

    void endProgram() {
        if (child != null) {
            end(child);
        }
        child = null;
    }

    /// Switches off in order: the guard is told to end.
    void shutDown() throws InterruptedException {
        endProgram();
        guard().destroy();
        if (namespaces != null && !namespaces.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the guard does not end");
        }
    }

    /// Everything is gone at once.
    void powerCut() {
        guard().destroyForcibly();
        endProgram();
        gone();
    }

    /// The guard dies, and what the child started runs on.
    void killGuard() {
        guard().destroyForcibly();
        gone();
    }

    @Override
    public void close() {
        started.forEach(FakePc::end);
    }

    private void gone() {
        if (namespaces != null) {
            namespaces.onExit().join();
        }
    }

    private ProcessHandle guard() {
        if (namespaces == null) {
            throw new IllegalStateException("the PC is off");
        }
        return namespaces.children().findFirst().orElseThrow(() -> new AssertionError("no guard runs"));
    }

    private List<String> strace(int state) {
        var inject = "inject=" + ADJTIMEX + ":retval=" + state;
        var only = List.of("-e", "trace=" + ADJTIMEX, "-e", inject);
        return Stream.concat(Stream.of("strace", "-f", "-I", "2", "-qqq", "-o", "/dev/null"), only.stream())
                .toList();
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(guard().pid()))
                .start()
                .onExit()
                .join();
    }

    private static List<Path> tasks(long pid) {
        try (var files = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return files.toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static List<Long> threads(long pid) {
        return tasks(pid).stream()
                .map(task -> Long.valueOf(task.getFileName().toString()))
                .toList();
    }

    private static long tracer(long thread) {
        try (var lines = Files.lines(Path.of("/proc/" + thread + "/status"))) {
            return lines.filter(line -> line.startsWith("TracerPid:"))
                    .mapToLong(line -> Long.parseLong(line.substring(10).strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    private Process start(List<String> command) throws IOException {
        var process = Programs.start(command, log());
        started.addFirst(process);
        return process;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private String bootId() {
        return folder.resolve("boot-id").toString();
    }

    private Path wallFile() {
        return folder.resolve("wall");
    }

    private static String seconds(Duration length) {
        return Long.toString(length.toSeconds());
    }

    private static Duration uptime() throws IOException {
        var line = Files.readString(Path.of("/proc/uptime"));
        return Duration.ofMillis(Math.round(Double.parseDouble(line.substring(0, line.indexOf(' '))) * 1000));
    }
}
