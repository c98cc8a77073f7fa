package org.porchlight.tool.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Texts;

/// Questions to somebody at a terminal, each until it is answered.
final class Dialogue {
    private final Terminal terminal;
    private final Texts words;
    private final BufferedReader in;

    Dialogue(Terminal terminal, Texts words) {
        this(terminal, words, new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8)));
    }

    private Dialogue(Terminal terminal, Texts words, BufferedReader in) {
        this.terminal = terminal;
        this.words = words;
        this.in = in;
    }

    /// The same in another language.
    Dialogue in(Texts others) {
        return new Dialogue(terminal, others, in);
    }

    void say(String key, Object... args) {
        terminal.say(words.of(key, args));
    }

    /// @param usual what an empty line means; empty where nothing does
    /// @param reading what an answer means; nothing asks once more
    /// @param wrong key of the sentence that says what to type instead
    <T> T ask(String question, String usual, Function<String, Optional<T>> reading, String wrong) throws Failure {
        while (true) {
            terminal.ask(usual.isEmpty() ? question + " " : question + " [" + usual + "] ");
            var typed = line();
            var answer = typed.isEmpty() ? usual : typed;
            var found = answer.isEmpty() ? Optional.<T>empty() : reading.apply(answer);
            if (found.isPresent()) {
                return found.get();
            }
            say(wrong, answer);
        }
    }

    boolean isYes(String question, boolean usual) throws Failure {
        var yes = words.of("ask.yes");
        var no = words.of("ask.no");
        return ask(
                question,
                usual ? yes : no,
                typed -> isOne(typed, "y", "yes", yes)
                        ? Optional.of(true)
                        : isOne(typed, "n", "no", no) ? Optional.of(false) : Optional.empty(),
                "ask.yes-or-no");
    }

    private static boolean isOne(String typed, String... words) {
        return List.of(words).stream().anyMatch(typed::equalsIgnoreCase);
    }

    private String line() throws Failure {
        try {
            var line = in.readLine();
            if (line == null) {
                throw new Failure(Exit.REFUSED, words.of("ask.ended"));
            }
            return line.strip();
        } catch (IOException trouble) {
            throw new Failure(Exit.REFUSED, words.of("ask.lost", String.valueOf(trouble.getMessage())));
        }
    }
}
