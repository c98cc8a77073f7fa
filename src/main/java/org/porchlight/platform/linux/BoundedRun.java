package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.porchlight.port.MachineException;

/// A program of the system that runs to its end, and no longer than it is given.
final class BoundedRun {
    private BoundedRun() {}

    /// Runs it without input.
    ///
    /// @param patience after which it is killed
    /// @return what it wrote, errors included
    /// @throws MachineException when it is not there, takes too long, or says that it failed
    static String output(Duration patience, List<String> command) throws MachineException {
        var what = String.join(" ", command);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                // What it started may hold the pipe when it has ended, so the reader has no say in how long this takes.
                var reading = new FutureTask<>(
                        () -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                Thread.ofPlatform().name("output").daemon().start(reading);
                long deadline = System.nanoTime() + patience.toNanos();
                if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw tooLong(what, patience);
                }
                var output = reading.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (process.exitValue() != 0) {
                    throw new MachineException(what + ": " + output.strip());
                }
                return output;
            } finally {
                process.destroyForcibly();
            }
        } catch (TimeoutException late) {
            throw tooLong(what, patience);
        } catch (IOException | ExecutionException missing) {
            throw new MachineException(what + ": " + missing.getMessage(), missing);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new MachineException(what + ": interrupted", hurried);
        }
    }

    private static MachineException tooLong(String what, Duration patience) {
        return new MachineException(what + ": it did not end within " + patience.toSeconds() + " s");
    }
}
