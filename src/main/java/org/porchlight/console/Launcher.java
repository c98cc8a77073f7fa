package org.porchlight.console;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.text.Language;

/// The command that starts Porchlight's other processes, as the system property `porchlight.launcher` names it.
///
/// @param program the launcher's file
record Launcher(Path program) {
    static Optional<Launcher> found() {
        return Optional.ofNullable(System.getProperty("porchlight.launcher"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .map(Launcher::new);
    }

    /// Starts a process that ends with the console or is ended by it: its standard input ends with the console. It
    /// speaks on the console's own streams.
    Process start(List<String> arguments, Language language) throws IOException {
        var builder = builder(Stream.of(program.toString()), arguments);
        speaking(builder, language);
        return builder.start();
    }

    /// Starts a process whose words are read by the console, in a language. It reads nothing.
    Process speak(List<String> arguments, Language language) throws IOException {
        var builder = builder(Stream.of(program.toString()), arguments)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.PIPE);
        speaking(builder, language);
        return builder.start();
    }

    private static void speaking(ProcessBuilder builder, Language language) {
        builder.environment().put("LC_ALL", language == Language.ZH_CN ? "zh_CN.UTF-8" : "en_US.UTF-8");
    }

    /// Starts a process that outlives the console and the terminal it came from.
    void detach(List<String> arguments) throws IOException {
        builder(Stream.of("setsid", "--fork", program.toString()), arguments).start();
    }

    private static ProcessBuilder builder(Stream<String> program, List<String> arguments) {
        var command = new ArrayList<>(program.toList());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /// The account of whoever became the administrator by sudo(8) to open the console; nothing otherwise.
    static Optional<String> account() {
        return Optional.ofNullable(System.getenv("SUDO_USER")).filter(name -> !name.isBlank() && !name.equals("root"));
    }

    /// Whether this account may start a guard for the whole machine.
    static boolean isAdministrator() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException _) {
            // No /proc: not Linux, where the guard is a service that the system starts.
            return false;
        }
    }
}
