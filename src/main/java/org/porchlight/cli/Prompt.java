package org.porchlight.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Strength;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Digits;
import org.porchlight.text.Language;

/// Asks for secrets: at a terminal without showing what is typed, else a line of standard input for each. They come
/// from nowhere else: whatever is in arguments and in the environment everybody on the machine can read.
public final class Prompt {
    private final Terminal terminal;
    private final Words words;
    private final boolean fromInput;

    /// @param fromInput whether nothing is asked twice at a terminal either
    Prompt(Terminal terminal, Words words, boolean fromInput) {
        this.terminal = terminal;
        this.words = words;
        this.fromInput = fromInput;
    }

    /// @param language in which it is asked
    /// @param fromInput whether nothing is asked twice at a terminal either
    public Prompt(Terminal terminal, Language language, boolean fromInput) {
        this(terminal, new Words(language), fromInput);
    }

    /// Whether somebody types at a terminal, where it can be asked once more.
    public boolean isTyped() {
        return !fromInput && terminal.isInteractive();
    }

    /// The passphrase of the parent whose account this is.
    SecretText passphrase(ParentId parent) throws Failure {
        return read(words.of("prompt.passphrase", parent.value()));
    }

    /// The PIN of whichever parent is there.
    SecretText pin() throws Failure {
        return plain(read(words.of("prompt.pin")));
    }

    /// A one-time code. Apps show it in two groups, and so it may be typed.
    SecretText code() throws Failure {
        var digits = plain(read(words.of("prompt.code"))).typed().replaceAll("[ \u3000]", "");
        if (!Command.Code.isCode(digits)) {
            throw new Failure(Exit.USAGE, words.of("input.code"));
        }
        return new SecretText(digits);
    }

    /// The password of the mail account that reports go out by.
    SecretText mailPassword() throws Failure {
        return read(words.of("schedule.password"));
    }

    /// A new secret; at a terminal it is typed twice, if it will do at all.
    SecretText fresh(SecretKind kind, String key, ParentId whose) throws Failure {
        var typed = plain(kind, read(words.of(key, whose.value())));
        if (fromInput || terminal.unseen().isEmpty()) {
            return typed;
        }
        var weak = weakness(kind, typed);
        if (weak.isPresent()) {
            throw new Failure(Exit.USAGE, weak.get());
        }
        if (!plain(kind, read(words.of("prompt.again"))).equals(typed)) {
            throw new Failure(Exit.USAGE, words.of("prompt.differs"));
        }
        return typed;
    }

    /// A new secret, or none where nothing is typed; at a terminal it is typed twice, until it is the same.
    ///
    /// @param kind of secret
    public Optional<SecretText> freshOrNone(SecretKind kind, ParentId whose) throws Failure {
        var prompt = words.of(kind == SecretKind.PIN ? "prompt.new-pin" : "prompt.new-passphrase", whose.value());
        while (true) {
            var typed = given(kind, prompt);
            if (typed.isEmpty() || !isTyped()) {
                return typed;
            }
            var weak = weakness(kind, typed.get());
            if (weak.isEmpty() && given(kind, words.of("prompt.again")).equals(typed)) {
                return typed;
            }
            terminal.say(weak.orElseGet(() -> words.of("prompt.once-more")));
        }
    }

    /// What can be said against a secret without knowing the family, as the guard says it.
    private Optional<String> weakness(SecretKind kind, SecretText typed) {
        var weak = kind == SecretKind.PIN
                ? Strength.ofPin(typed.typed(), List.of())
                : Strength.ofPassphrase(typed.typed(), Set.of());
        return weak.map(one ->
                words.refusal("weak-" + one.name().toLowerCase(Locale.ROOT).replace('_', '-'), ""));
    }

    private Optional<SecretText> given(SecretKind kind, String prompt) throws Failure {
        return given(prompt).map(typed -> plain(kind, typed));
    }

    private static SecretText plain(SecretKind kind, SecretText typed) {
        return kind == SecretKind.PIN ? plain(typed) : typed;
    }

    private static SecretText plain(SecretText digits) {
        return new SecretText(Digits.plain(digits.typed()));
    }

    private SecretText read(String prompt) throws Failure {
        return given(prompt).orElseThrow(() -> new Failure(Exit.NOT_PERMITTED, words.of("prompt.nothing", prompt)));
    }

    /// @return nothing when nothing was typed, or more than a secret can be
    private Optional<SecretText> given(String prompt) throws Failure {
        var unseen = terminal.unseen();
        var typed = unseen.isPresent() ? hidden(unseen.get(), prompt) : line();
        return typed.filter(SecretText::isValid).map(SecretText::new);
    }

    private Optional<String> hidden(Terminal.Unseen unseen, String prompt) throws Failure {
        try {
            var typed = unseen.read(prompt);
            if (typed == null) {
                return Optional.empty();
            }
            var text = new String(typed);
            Arrays.fill(typed, ' ');
            return Optional.of(text);
        } catch (IOException e) {
            throw new Failure(Exit.ENVIRONMENT, words.of("prompt.seen", String.valueOf(e.getMessage())));
        }
    }

    private Optional<String> line() throws Failure {
        try {
            return terminal.line(4 * SecretText.LONGEST);
        } catch (IOException e) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("prompt.unread", String.valueOf(e.getMessage())));
        }
    }
}
