package org.porchlight.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.text.Language;
import org.porchlight.text.TypedCommand;

/// Where a command line was typed and speaks, in UTF-8.
///
/// @param env the variables of the environment
/// @param unseen how somebody who sits there types what is not shown; nothing where input comes from elsewhere
/// @param command how Porchlight is called there; nothing: by its name
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        Map<String, String> env,
        InstantSource clock,
        Optional<Unseen> unseen,
        Optional<TypedCommand> command) {
    /// Reads what somebody types without showing it.
    @FunctionalInterface
    public interface Unseen {
        /// @return nothing when nothing more comes
        /// @throws IOException also where it would be shown
        char @Nullable [] read(String prompt) throws IOException;

        /// Whether whoever types reads there what is said, too.
        default boolean isAmidOutput() {
            return true;
        }
    }

    /// One at which nobody sits.
    public Terminal(PrintWriter out, PrintWriter err, InputStream in, Map<String, String> env, InstantSource clock) {
        this(out, err, in, env, clock, Optional.empty(), Optional.empty());
    }

    /// The one this process was started from.
    public static Terminal ofProcess() {
        var err = writer(FileDescriptor.err);
        return new Terminal(
                writer(FileDescriptor.out),
                err,
                System.in,
                System.getenv(),
                InstantSource.system(),
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .<Unseen>map(console -> prompt -> console.readPassword("%s: ", prompt))
                        .or(() -> InputTerminal.of(System.in, err)),
                TypedCommand.ofProcess());
    }

    /// Whether somebody sits there who can be asked.
    public boolean isInteractive() {
        return unseen.filter(Unseen::isAmidOutput).isPresent();
    }

    /// Reads a line of the input and nothing of what follows it, without its end.
    ///
    /// @param most bytes; of a longer line the beginning comes, with one more
    /// @return nothing at the end of the input
    public Optional<String> line(int most) throws IOException {
        return line(in, most);
    }

    static Optional<String> line(InputStream in, int most) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            bytes.write(next);
            next = bytes.size() > most ? -1 : in.read();
        }
        var text = bytes.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    /// The language of the system: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that says something (POSIX
    /// §8.2), or what the launcher found there before it chose a locale that the system has.
    public Language language() {
        for (var name : new String[] {"PORCHLIGHT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            var value = env.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return Language.of(Locale.of(value.split("[_.@]", 2)[0]));
            }
        }
        return Language.EN;
    }

    /// The run directory of the guard that is meant when no option names one.
    Path run() {
        return RunFolder.of(env);
    }

    /// Writes a line for people, with commands as they are typed there. Names of programs and sites come from children:
    /// what could steer the terminal, or turn the line around, is shown as a question mark.
    public void say(String line) {
        out.println(typed(plain(line)));
        out.flush();
    }

    /// Writes a question; what is typed stands behind it.
    public void ask(String question) {
        out.print(typed(plain(question)));
        out.flush();
    }

    /// Shows a picture of block characters in black on white, whatever the terminal's own colours are: those of the
    /// cube of 256 are no theme's (ECMA-48 §8.3.117, ISO 8613-6).
    void picture(Iterable<String> lines) {
        lines.forEach(line -> out.println("\u001b[38;5;16;48;5;231m" + line + "\u001b[0m"));
        out.flush();
    }

    /// Says what is wrong.
    public void complain(String sentence) {
        err.println(typed(plain(sentence)));
        err.flush();
    }

    /// Says why a verb did not do what was asked. A program that waits for JSON finds it in the place of the answer.
    ///
    /// @param json whether it was asked to answer in JSON
    /// @return the exit code
    public int fail(Failure failure, boolean json) {
        complain(failure.sentence());
        if (json && !failure.isAnswered()) {
            json(failure.json());
        }
        return failure.code();
    }

    /// Writes a line for programs.
    public void json(Json json) {
        out.println(JsonText.write(json));
        out.flush();
    }

    /// A text for people, with the commands in it as they are typed there.
    String typed(String text) {
        return command.map(known -> known.in(text)).orElse(text);
    }

    private static String plain(String line) {
        var plain = new StringBuilder(line.length());
        line.codePoints()
                .map(c ->
                        c != '\n' && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) ? '?' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
