package org.porchlight.tool.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// A [Flood] at work as some account.
public final class FloodRun implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;

    private FloodRun(Process process) {
        this.process = process;
        this.says = process.inputReader();
    }

    /// Starts it and waits until it has connected often.
    ///
    /// @param as what goes before the command line, to become that account
    /// @param folder where the class is put for that account to read
    /// @param connections how many it keeps
    public static FloodRun start(List<String> as, Path folder, Path socket, int connections) throws IOException {
        var file = folder.resolve(Flood.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var itself = Flood.class.getResourceAsStream("Flood.class")) {
            if (itself == null) {
                throw new IOException("starting a flood: its class is not in the program");
            }
            Files.write(file, itself.readAllBytes());
        }
        var command = new ArrayList<>(as);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.toString(),
                Flood.class.getName(),
                socket.toString(),
                Integer.toString(connections)));
        var run = new FloodRun(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(Path.of("/").toFile())
                .start());
        run.awaitConnected(2L * connections);
        return run;
    }

    /// Waits until it has connected so often in all.
    ///
    /// @return how often it has
    public long awaitConnected(long often) throws IOException {
        while (true) {
            var line = says.readLine();
            if (line == null) {
                throw new IOException("a flood ended by itself");
            }
            long connected = Long.parseLong(line.substring(0, line.indexOf(' ')));
            if (connected >= often) {
                return connected;
            }
        }
    }

    /// Ends it.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
