package org.porchlight.tool.setup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Texts;

/// Questions to somebody at a terminal, each until it is answered.
final class Dialogue {
    private static final int LONGEST = 1000;

    private final Terminal terminal;
    private final Texts words;
    private final String ended;

    /// @param ended key of the sentence for when the answers end before the questions
    Dialogue(Terminal terminal, Texts words, String ended) {
        this.terminal = terminal;
        this.words = words;
        this.ended = ended;
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
            return terminal.line(LONGEST)
                    .orElseThrow(() -> new Failure(Exit.REFUSED, words.of(ended)))
                    .strip();
        } catch (IOException trouble) {
            throw new Failure(Exit.REFUSED, words.of("ask.lost", String.valueOf(trouble.getMessage())));
        }
    }
}
