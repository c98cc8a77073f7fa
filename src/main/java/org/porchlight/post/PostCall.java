package org.porchlight.post;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.WeekReport;

/// Starts the process, hands it an errand and hears what became of it. One that takes too long, says too much
/// or dies is a failed errand, never trouble of the caller.
public final class PostCall implements Post {
    private final List<String> java;
    private final Duration deadline;
    private volatile Optional<Process> running = Optional.empty();
    private volatile boolean ended;

    PostCall(List<String> java, Duration deadline) {
        this.java = List.copyOf(java);
        this.deadline = deadline;
    }

    /// Processes of this very program.
    public static PostCall ofThisProgram() {
        return new PostCall(javaCommand(List.of()), PostMain.DEADLINE);
    }

    /// @param more options of Java
    static List<String> javaCommand(List<String> more) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisableAttachMechanism",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED"));
        for (var name : List.of("jna.boot.library.path", "jna.nounpack")) {
            var value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.porchlight.Main"));
        return command;
    }

    @Override
    public Outcome files(WeekReport report, ReportPlan plan) throws InterruptedException {
        return run(new Errand.Files(report, Errand.language(plan)));
    }

    @Override
    public Outcome letter(WeekReport report, ReportPlan plan, Optional<String> password) throws InterruptedException {
        return run(new Errand.Letter(report, Errand.language(plan), plan, password));
    }

    /// Ends what runs, and starts nothing any more.
    public void end() {
        ended = true;
        running.ifPresent(Process::destroyForcibly);
    }

    private Outcome run(Errand errand) throws InterruptedException {
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            return new Outcome.Failed("start a process for the report: " + e.getMessage());
        }
        running = Optional.of(process);
        try {
            if (ended) {
                return new Outcome.Failed("make the report: the guard ends");
            }
            return hear(process, Errand.write(errand));
        } finally {
            running = Optional.empty();
            // SIGKILL; one that has ended is left alone. It is gone when the caller goes on.
            process.destroyForcibly().onExit().join();
        }
    }

    private Process start() throws IOException {
        var command = new ArrayList<>(java);
        command.add("post");
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private Outcome hear(Process process, byte[] input) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Thread.ofPlatform().name("post-in").daemon(true).start(() -> feed(process.getOutputStream(), input));
        var heard = new CompletableFuture<byte[]>();
        Thread.ofPlatform().name("post-out").daemon(true).start(() -> listen(process.getInputStream(), heard));
        try {
            var output = heard.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return tooSlow();
            }
            return process.exitValue() == 0
                    ? Outcome.read(output)
                    : new Outcome.Failed("make the report: its process ended with " + process.exitValue());
        } catch (TimeoutException _) {
            return tooSlow();
        } catch (ExecutionException | IOException e) {
            return new Outcome.Failed("make the report: " + e.getMessage());
        }
    }

    private Outcome tooSlow() {
        return new Outcome.Failed("make the report: its process took longer than " + deadline.toSeconds() + " s");
    }

    /// A process that ends before it has read all is known by how it ended.
    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException _) {
            // Nobody reads any more.
        }
    }

    private static void listen(InputStream from, CompletableFuture<byte[]> heard) {
        try (from) {
            heard.complete(from.readNBytes(Outcome.MAX_BYTES + 1));
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }
}
