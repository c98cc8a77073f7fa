package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A finished program.
///
/// @param code its exit code
/// @param out what it printed, at most a few kilobytes for the programs used here
public record Run(int code, String out, String err) {
    public boolean ok() {
        return code == 0;
    }

    /// The first line that it printed, on either stream; for tables.
    public String firstLine() {
        return (out + "\n" + err)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
    }

    /// Runs a program to its end.
    ///
    /// @throws IOException when it cannot be started or does not end within `limit`; then it was killed
    public static Run of(Duration limit, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        return of(limit, environment, "", command);
    }

    /// The same with something to read.
    static Run of(Duration limit, Map<String, String> environment, String input, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var out = CompletableFuture.supplyAsync(() -> drain(process.getInputStream()));
        var err = CompletableFuture.supplyAsync(() -> drain(process.getErrorStream()));
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IOException(
                    "running " + String.join(" ", command) + ": no end within " + limit.toSeconds() + " s");
        }
        return new Run(process.exitValue(), out.join(), err.join());
    }

    public static Run of(List<String> command) throws IOException, InterruptedException {
        return of(Duration.ofSeconds(20), Map.of(), command);
    }

    /// Runs a program that must succeed.
    ///
    /// @throws IOException when it does not, with what it printed
    public static Run sure(String... command) throws IOException, InterruptedException {
        var run = of(List.of(command));
        if (!run.ok()) {
            throw new IOException("running " + String.join(" ", command) + ": " + run.firstLine());
        }
        return run;
    }

    private static String drain(java.io.InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException closed) {
            return closed.toString();
        }
    }
}
