package org.porchlight.cli;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;

/// Asks for secrets: at a terminal without showing what is typed, else a line of standard input for each. They come
/// from nowhere else: whatever is in arguments and in the environment everybody on the machine can read.
final class Prompt {
    private final Terminal terminal;
    private final Words words;
    private final boolean fromInput;

    /// @param fromInput whether standard input is read also at a terminal
    Prompt(Terminal terminal, Words words, boolean fromInput) {
        this.terminal = terminal;
        this.words = words;
        this.fromInput = fromInput;
    }

    /// The passphrase of the parent whose account this is.
    SecretText passphrase(ParentId parent) throws Failure {
        return read(words.of("prompt.passphrase", parent.value()));
    }

    /// The PIN of whichever parent is there.
    SecretText pin() throws Failure {
        return read(words.of("prompt.pin"));
    }

    /// A one-time code. Apps show it in two groups, and so it may be typed.
    SecretText code() throws Failure {
        var digits = read(words.of("prompt.code")).typed().replace(" ", "");
        if (!Command.Code.isCode(digits)) {
            throw new Failure(Exit.USAGE, words.of("input.code"));
        }
        return new SecretText(digits);
    }

    /// The password of the mail account that reports go out by.
    SecretText mailPassword() throws Failure {
        return read(words.of("schedule.password"));
    }

    /// A new secret; at a terminal it is typed twice.
    SecretText fresh(String key, ParentId whose) throws Failure {
        var typed = read(words.of(key, whose.value()));
        if (console().isPresent() && !read(words.of("prompt.again")).equals(typed)) {
            throw new Failure(Exit.USAGE, words.of("prompt.differs"));
        }
        return typed;
    }

    private Optional<Console> console() {
        return fromInput ? Optional.empty() : terminal.console();
    }

    private SecretText read(String prompt) throws Failure {
        var console = console();
        var typed = console.isPresent() ? hidden(console.get(), prompt) : line();
        return typed.filter(SecretText::isValid)
                .map(SecretText::new)
                .orElseThrow(() -> new Failure(Exit.NOT_PERMITTED, words.of("prompt.nothing", prompt)));
    }

    private static Optional<String> hidden(Console console, String prompt) {
        var typed = console.readPassword("%s: ", prompt);
        if (typed == null) {
            return Optional.empty();
        }
        var text = new String(typed);
        Arrays.fill(typed, ' ');
        return Optional.of(text);
    }

    /// A line and nothing of what follows; it is no secret when it is longer than any.
    private Optional<String> line() throws Failure {
        var bytes = new ByteArrayOutputStream();
        try {
            for (int next = terminal.in().read();
                    next >= 0 && next != '\n';
                    next = terminal.in().read()) {
                bytes.write(next);
                if (bytes.size() > 4 * SecretText.LONGEST) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("prompt.unread", String.valueOf(e.getMessage())));
        }
        var text = bytes.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
