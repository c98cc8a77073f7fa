package org.porchlight.console;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.porchlight.text.Language;

/// The command that starts Porchlight's other processes, as the system property `porchlight.launcher` names it.
///
/// @param program the launcher's file
record Launcher(Path program) {
    /// The program before a verb or as all that the administrator is to type, and not in a path or a sentence.
    private static final Pattern COMMAND = Pattern.compile(
            "(?<![\\w./-])porchlight(?= (?:agent|backup|clock|doctor|guard|parent|policy|restore|setup|undo)\\b)"
                    + "|(?<=^sudo )porchlight$");

    /// What is shipped beside the launcher.
    private static final Pattern BESIDE = Pattern.compile("(?<![\\w./-])installer/linux/");

    private static final Pattern PLAIN = Pattern.compile("[\\w./+-]+");

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

    /// How it is called in a terminal: by its name where the system finds it by that, else with its whole path, as from
    /// a checkout.
    ///
    /// @param path folders of programs, parted as in the variable `PATH`
    String typed(String path) {
        var name = program.getFileName();
        boolean isFound = name != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder).resolve(name))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .filter(this::isSame)
                        .isPresent();
        return isFound ? name.toString() : quoted(program.toAbsolutePath().toString());
    }

    private boolean isSame(Path other) {
        try {
            return Files.isSameFile(program, other);
        } catch (IOException _) {
            // What cannot be looked at is not typed.
            return false;
        }
    }

    private static String quoted(String path) {
        return PLAIN.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    /// A text with the commands in it as they are typed here.
    ///
    /// @param path folders of programs, parted as in the variable `PATH`
    String typing(String text, String path) {
        var typed = COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(typed(path)));
        var folder = program.toAbsolutePath().resolveSibling("installer").resolve("linux") + "/";
        return BESIDE.matcher(typed).replaceAll(Matcher.quoteReplacement(folder));
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
