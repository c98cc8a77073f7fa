package org.porchlight.tool.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A [ParentLine] at work as some account.
public final class ParentRun implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;
    private final PrintWriter hears;

    private ParentRun(Process process) {
        this.process = process;
        this.says = process.inputReader();
        this.hears = new PrintWriter(process.outputWriter(), true);
    }

    /// Starts it and gives its passphrase.
    ///
    /// @param as what goes before the command line, to become that account
    /// @param classes a class path that the account can read
    /// @param child whom it gives time
    public static ParentRun start(List<String> as, String classes, Path socket, String child, String passphrase)
            throws IOException {
        var command = new ArrayList<>(as);
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                ParentLine.class.getName(),
                socket.toString(),
                child));
        var run = new ParentRun(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .directory(Path.of("/").toFile())
                .start());
        var said = run.said(passphrase);
        if (!said.equals(ParentLine.READY)) {
            throw new IOException("asking as a parent: " + said);
        }
        return run;
    }

    private String said(String word) throws IOException {
        hears.println(word);
        var line = says.readLine();
        if (line == null) {
            throw new IOException("asking as a parent: the program ended by itself");
        }
        return line;
    }

    /// Connects and gives time for a second.
    ///
    /// @return nanoseconds
    public long grant() throws IOException {
        return Long.parseLong(said("grant"));
    }

    /// Connects and asks how things stand.
    ///
    /// @return nanoseconds
    public long status() throws IOException {
        return Long.parseLong(said("status"));
    }

    /// Ends it.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
