package org.porchlight.text;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the launcher is called in a terminal, so that a command can be typed as it stands in a text: by its name where
/// the system finds it by that, else with its whole path, as from a checkout.
///
/// @param program the launcher's file
/// @param path folders of programs, parted as in the variable `PATH`
public record TypedCommand(Path program, String path) {
    private static final String VERBS = "account|agent|backup|bench|calendar|child|clock|code|completion|console|demo"
            + "|dispute|doctor|events|export|forget|grant|guard|lock|man|parent|pause|pin|policy|powercut|proof|replay"
            + "|report|request|restore|run|settle|setup|status|study|test|undo|unlock|unpause|verify|why";

    /// The program before a verb or an option, as all that the administrator is to type, or as what a help page says is
    /// typed; not in a path or a sentence.
    private static final Pattern COMMAND = Pattern.compile("(?<![\\w./-])porchlight(?= (?:" + VERBS
            + ")\\b| \\[?-)|(?<=^sudo )porchlight$|(?<=with )porchlight(?=, )|(?<=用 )porchlight(?= 打开)");

    /// What is shipped beside the launcher.
    private static final Pattern BESIDE = Pattern.compile("(?<![\\w./-])installer/linux/");

    private static final Pattern PLAIN = Pattern.compile("[\\w./+-]+");

    /// The one that started this process, as the system property `porchlight.launcher` names it.
    public static Optional<TypedCommand> ofProcess() {
        var path = System.getenv().getOrDefault("PATH", "");
        return Optional.ofNullable(System.getProperty("porchlight.launcher"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .map(program -> new TypedCommand(program, path));
    }

    /// A text with the commands in it as they are typed where this process was started.
    public static String here(String text) {
        return ofProcess().map(command -> command.in(text)).orElse(text);
    }

    /// A text with the commands in it as they are typed.
    public String in(String text) {
        if (!COMMAND.matcher(text).find() && !BESIDE.matcher(text).find()) {
            return text;
        }
        var typed = COMMAND.matcher(text).replaceAll(Matcher.quoteReplacement(typed()));
        var folder = program.toAbsolutePath().resolveSibling("installer").resolve("linux") + "/";
        return BESIDE.matcher(typed).replaceAll(Matcher.quoteReplacement(folder));
    }

    String typed() {
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
}
