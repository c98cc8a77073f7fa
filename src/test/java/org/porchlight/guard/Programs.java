package org.porchlight.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts Porchlight's own processes from a test, from the class path of the tests.
public final class Programs {
    private Programs() {}

    /// A command line of `Main`.
    public static List<String> porchlight(String... arguments) {
        return porchlightOf(classPath(), arguments);
    }

    /// Of the tests, and with that of the program.
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /// The same of another copy of the program.
    public static List<String> porchlightOf(String classPath, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.add("-cp");
        command.add(classPath);
        command.add("org.porchlight.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    /// Starts a program whose messages go to a file, or to the test's own.
    public static Process start(List<String> command, @Nullable Path log) throws IOException {
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.redirectError(
                        log == null ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
