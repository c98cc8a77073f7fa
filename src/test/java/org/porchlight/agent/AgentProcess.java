package org.porchlight.agent;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// [AgentOnDisplay] as a process of its own: the toolkit of this one draws into memory.
final class AgentProcess {
    private final Path directory;
    private final Process process;
    private final BufferedWriter guard;

    private AgentProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
        this.guard = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    }

    /// Starts it; it ends with the display.
    ///
    /// @param more options of its Java
    static AgentProcess on(Display display, Path directory, String... more) throws IOException {
        return start(display, directory, List.of(socket(directory)), Map.of(), more);
    }

    /// @param environment variables of its session
    static AgentProcess on(Display display, Path directory, Map<String, String> environment) throws IOException {
        return start(display, directory, List.of(socket(directory)), environment);
    }

    /// Starts one with the guard of another, in a session of its own.
    ///
    /// @param other where that is
    static AgentProcess joining(Path other, Display display, Path directory) throws IOException {
        return start(display, directory, List.of(socket(other), "joins"), Map.of());
    }

    private static String socket(Path directory) {
        return directory.resolve("run").resolve("guard.sock").toString();
    }

    private static AgentProcess start(
            Display display, Path directory, List<String> arguments, Map<String, String> environment, String... more)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms8m",
                "-Xmn2m",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10",
                "-XX:MarkSweepDeadRatio=0",
                "-XX:CompileThresholdScaling=3",
                "-XX:-ShrinkHeapInSteps",
                "-XX:ReservedCodeCacheSize=32m",
                "-Dprism.order=sw",
                "-Dporchlight.language=zh-CN",
                "-Dporchlight.theme=light"));
        command.addAll(List.of(more));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AgentOnDisplay.class.getName()));
        command.addAll(arguments);
        var builder = display.builder(command.toArray(String[]::new));
        // No tray: nobody listens there.
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + directory.resolve("no-bus"));
        // What whoever runs the tests chose is not looked at.
        builder.environment().put("XDG_STATE_HOME", directory.resolve("state").toString());
        builder.environment().putAll(environment);
        var process = builder.redirectOutput(directory.resolve("said").toFile()).start();
        display.endWith(process);
        return new AgentProcess(directory, process);
    }

    Process process() {
        return process;
    }

    /// What it told the guard, a line each.
    List<String> lines() {
        try {
            return Files.readAllLines(directory.resolve("said"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    long count(String line) {
        return lines().stream().filter(line::equals).count();
    }

    /// Lets its guard say something.
    void say(String word) throws IOException {
        guard.write(word + "\n");
        guard.flush();
    }
}
