package org.porchlight.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs commands to their end.
final class Shell {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// What a command left.
    ///
    /// @param output all that it wrote, errors too
    record Ended(int code, String output) {
        /// The output of a command that must have done its work.
        String done() {
            if (code != 0) {
                throw new AssertionError("code " + code + ": " + output);
            }
            return output.strip();
        }
    }

    private Shell() {}

    /// Runs a command that must do its work.
    ///
    /// @return what it wrote
    static String run(String... command) throws IOException {
        return ended(new ProcessBuilder(command), PATIENCE).done();
    }

    /// Runs a command to its end, whatever that is. Who leaves its output with a program of its own is not waited for.
    static Ended ended(ProcessBuilder command, Duration patience) throws IOException {
        var output = Files.createTempFile("plt-output", ".txt");
        try {
            var process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError(command.command() + " did not end within " + patience + ": " + text(output));
            }
            return new Ended(process.exitValue(), text(output));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command.command(), hurried);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// Sends a signal by its name to processes of this machine's numbering, to all at once.
    static void signal(String name, List<Long> pids) throws IOException {
        var command = Stream.concat(Stream.of("kill", "-s", name), pids.stream().map(String::valueOf));
        run(command.toArray(String[]::new));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
