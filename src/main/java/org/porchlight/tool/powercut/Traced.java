package org.porchlight.tool.powercut;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs a writer under strace, which kills it at a write or records what it writes.
final class Traced {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final int SECONDS = 120;

    private Traced() {}

    static boolean isThere() {
        return Files.isExecutable(STRACE);
    }

    /// Kills a writer at the n-th call of a sort, if it makes as many.
    ///
    /// @param call such as `pwrite64`
    static Told kill(Path data, long seed, long tick, String call, int n) throws IOException, InterruptedException {
        var options =
                List.of("-e", "trace=" + call, "-e", "inject=" + call + ":signal=KILL:when=" + n, "-o", "/dev/null");
        return Told.of(run(options, writer(data, seed, tick, 40)));
    }

    /// Lets a writer write and records it.
    ///
    /// @param log where to
    static void record(Path data, Path log, long seed, int ticks) throws IOException, InterruptedException {
        var options = List.of(
                "-y", "-xx", "-s", "1000000", "-e", "trace=" + String.join(",", Recording.CALLS), "-o", log.toString());
        run(options, writer(data, seed, 0, ticks));
    }

    private static List<String> writer(Path data, long seed, long tick, int ticks) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED"));
        for (var name : List.of("org.sqlite.lib.path", "org.sqlite.lib.name")) {
            var value = System.getProperty(name);
            if (value != null) {
                command.add("-D" + name + "=" + value);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Writer.class.getName());
        command.addAll(List.of(data.toString(), Long.toString(seed), Long.toString(tick), Integer.toString(ticks)));
        return command;
    }

    /// @return the whole lines that the writer printed
    private static List<String> run(List<String> options, List<String> writer)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(STRACE.toString(), "-f", "-qq", "--seccomp-bpf"));
        command.addAll(options);
        command.addAll(writer);
        var errors = Files.createTempFile("powercut", ".err");
        try {
            var process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("a writer did not end within " + SECONDS + " s");
            }
            boolean killed = process.exitValue() == 128 + 9;
            if (process.exitValue() != 0 && !killed) {
                throw new IOException(
                        "a writer failed: " + Files.readString(errors).strip());
            }
            return said.substring(0, said.lastIndexOf('\n') + 1).lines().toList();
        } finally {
            Files.delete(errors);
        }
    }
}
