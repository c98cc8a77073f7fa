package org.porchlight.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Starts a short-lived process of this very program without an environment, hands it its input, and hears its output
/// up to a length and a deadline. It is gone when the caller goes on.
public final class JavaCall {
    /// How one ended.
    public sealed interface Ended {
        /// By itself.
        ///
        /// @param code of its exit
        record Said(int code, ByteBuffer output) implements Ended {
            public byte[] bytes() {
                var bytes = new byte[output.remaining()];
                output.duplicate().get(bytes);
                return bytes;
            }
        }

        record NotStarted(String why) implements Ended {}

        /// It said more than may be heard.
        record TooTalkative() implements Ended {}

        record TooSlow() implements Ended {}

        /// Its output broke off.
        record Lost(String why) implements Ended {}
    }

    private JavaCall() {}

    /// The command line of a Java that is small, leaves nothing behind and lets nobody attach to it.
    ///
    /// @param heap the option that bounds its memory
    /// @param more options
    public static List<String> command(String heap, List<String> more, String mainClass) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisableAttachMechanism",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        for (var name : List.of("jna.boot.library.path", "jna.nounpack", "jna.platform.library.path")) {
            var value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.addAll(more);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }

    /// @param most bytes of output that are heard
    /// @param started is told the process as soon as it runs
    public static Ended run(List<String> command, byte[] input, int most, Duration deadline, Consumer<Process> started)
            throws InterruptedException {
        Process process;
        try {
            process = start(command);
        } catch (IOException e) {
            return new Ended.NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            started.accept(process);
            return hear(process, input, most, deadline);
        } finally {
            // SIGKILL; one that has ended is left alone.
            process.destroyForcibly().onExit().join();
        }
    }

    private static Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private static Ended hear(Process process, byte[] input, int most, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Thread.ofPlatform().name("call-in").daemon(true).start(() -> feed(process.getOutputStream(), input));
        var heard = new CompletableFuture<byte[]>();
        Thread.ofPlatform().name("call-out").daemon(true).start(() -> listen(process.getInputStream(), most, heard));
        try {
            var output = heard.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (output.length > most) {
                return new Ended.TooTalkative();
            }
            return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    ? new Ended.Said(process.exitValue(), ByteBuffer.wrap(output))
                    : new Ended.TooSlow();
        } catch (TimeoutException _) {
            return new Ended.TooSlow();
        } catch (ExecutionException e) {
            return new Ended.Lost(String.valueOf(e.getMessage()));
        }
    }

    /// A process that ends before it has read all is known by how it ended.
    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException _) {
            // Nobody reads any more.
        }
    }

    private static void listen(InputStream from, int most, CompletableFuture<byte[]> heard) {
        try (from) {
            heard.complete(from.readNBytes(most + 1));
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }
}
