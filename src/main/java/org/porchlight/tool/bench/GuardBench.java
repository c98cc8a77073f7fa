package org.porchlight.tool.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.porchlight.port.MachineException;
import org.porchlight.tool.demo.Poll;

/// What a whole guard of four children costs: how soon it enforces after its start and after a SIGKILL, how much memory
/// it has, and how busy it is when nothing happens.
final class GuardBench {
    private static final int STARTS = 11;
    private static final int READINGS = 5;
    private static final long ENFORCES = Duration.ofMillis(400).toNanos();
    private static final long BACK = Duration.ofSeconds(1).toNanos();
    private static final long MEMORY = 75L << 20;
    /// 0.2 % of a core, in each second.
    private static final long IDLE = Duration.ofMillis(2).toNanos();
    private static final Duration CALM = Duration.ofSeconds(60);
    /// Ticks of /proc/PID/stat are 10 ms: over a minute one of them is a twelfth of the goal.
    private static final Duration WATCHED = Duration.ofSeconds(60);
    static final List<String> IDLE_SHELL = List.of("sh", "-c", "while sleep 1; do :; done");

    private GuardBench() {}

    /// @param kills how often the guard is killed
    /// @param measured is told every row as soon as it is known
    static void measure(int kills, Consumer<Row> measured) throws IOException, MachineException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var guard = GuardRun.open(GuardRun.launcher());
        try {
            calm(guard, java, measured);
            starts(guard, bareStart(java), measured);
            try (var _ = Load.ofEveryProcessor()) {
                kills(guard, kills, bareStart(java), measured);
            }
        } finally {
            guard.end();
        }
    }

    private static Figures bareStart(String java) throws IOException, InterruptedException {
        return Measure.process(STARTS, List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-version"), "");
    }

    private static void calm(GuardRun guard, String java, Consumer<Row> measured)
            throws IOException, InterruptedException {
        var waiting = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT)
                .start();
        try {
            TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
            long pid = guard.process().pid();
            var ours = new long[READINGS];
            var theirs = new long[READINGS];
            long before = ProcessFigures.busy(pid);
            for (int i = 0; i < READINGS; i++) {
                TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos() / READINGS);
                ours[i] = ProcessFigures.resident(pid);
                theirs[i] = ProcessFigures.resident(waiting.pid());
            }
            var idle = new long[] {(ProcessFigures.busy(pid) - before) / WATCHED.toSeconds()};
            var beside = new long[] {idleShell()};
            measured.accept(new Row(
                    Subject.GUARD_MEMORY,
                    Row.Unit.MB,
                    Figures.of(ours),
                    Subject.BARE_JAVA_MEMORY,
                    Figures.of(theirs),
                    MEMORY,
                    Row.Of.P99));
            measured.accept(new Row(
                    Subject.GUARD_IDLE, Row.Unit.MS, Figures.of(idle), Subject.SHELL_IDLE, Figures.of(beside), IDLE));
        } finally {
            waiting.destroyForcibly().waitFor();
        }
    }

    /// Not beside the guard: that hears of each program that starts, and would not be idle.
    ///
    /// @return processor time in a second
    private static long idleShell() throws IOException, InterruptedException {
        var shell = new ProcessBuilder(IDLE_SHELL).start();
        try {
            long before = ProcessFigures.busy(shell.pid());
            TimeUnit.NANOSECONDS.sleep(WATCHED.toNanos());
            return (ProcessFigures.busy(shell.pid()) - before) / WATCHED.toSeconds();
        } finally {
            shell.destroyForcibly().waitFor();
        }
    }

    /// From the start of a guard until a program that ran before stands still.
    private static void starts(GuardRun guard, Figures java, Consumer<Row> measured)
            throws IOException, InterruptedException {
        var ours = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            guard.stop();
            try (var program = Crowd.of(guard.account(), 2)) {
                long begin = System.nanoTime();
                guard.startOnly();
                program.awaitHeld(guard.account());
                ours[i] = System.nanoTime() - begin;
            }
        }
        measured.accept(new Row(
                Subject.ENFORCING, Row.Unit.MS, Figures.of(ours), Subject.JAVA_START, java, ENFORCES, Row.Of.P50));
    }

    /// Beside a busy program for each processor: from a SIGKILL until a program stands still that was started after it.
    private static void kills(GuardRun guard, int kills, Figures java, Consumer<Row> measured)
            throws IOException, InterruptedException {
        var ours = new long[kills];
        for (int i = 0; i < kills; i++) {
            Poll.until(CALM, guard::answers);
            long begin = System.nanoTime();
            guard.kill();
            Crowd.timeUntilHeld(guard.account());
            ours[i] = System.nanoTime() - begin;
        }
        measured.accept(
                new Row(Subject.BACK, Row.Unit.MS, Figures.of(ours), Subject.JAVA_START, java, BACK, Row.Of.P99));
    }
}
