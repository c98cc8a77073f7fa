package org.porchlight.agent;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// Where a parent types the passphrase, or the PIN for what a PIN is enough.
final class UnlockPane extends PaneCard {
    /// What was typed.
    enum With {
        PASSPHRASE,
        PIN
    }

    /// Hands on what was typed; the answer comes on the FX thread, nothing when there was none.
    interface Guard {
        void give(With with, SecretText secret, Consumer<Optional<Answer>> then);
    }

    private final Language language;
    private final Texts texts;
    private final Guard guard;
    private final Consumer<With> done;
    private final boolean pin;
    private Runnable focus = () -> {};

    /// @param pin whether the PIN is enough, and there is one; it is asked for first
    /// @param done called once it was the right one
    UnlockPane(Language language, boolean pin, Guard guard, Consumer<With> done, Runnable close) {
        super(
                Texts.of("agent", language),
                Texts.of("agent", language).of(pin ? "tray.unlock.either" : "tray.unlock.title"),
                close);
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.guard = guard;
        this.done = done;
        this.pin = pin;
        if (pin) {
            askForPin();
        } else {
            askForPassphrase();
        }
    }

    private void askForPin() {
        say(texts.of("tray.unlock.how-pin"));
        var digits = new PasswordField();
        digits.setAccessibleText(texts.of("pin.digits"));
        var go = button(texts.of("pin.give"), "fth-plus", () -> {}, "accent", "pane-main");
        var entry = new SecretEntry("pin", language, digits, PinPane.LEAST_DIGITS, PinPane.MOST_DIGITS, go);
        entry.getStyleClass().add("labelled");
        go.setOnAction(_ -> {
            entry.sending();
            guard.give(
                    With.PIN,
                    new SecretText(entry.typed()),
                    answer -> entry.answered(answer, () -> done.accept(With.PIN)));
        });
        lay(
                styled(new Label(texts.of("pin.digits")), "pane-label", "first"),
                entry,
                foot(go, other("tray.unlock.word-instead", this::askForPassphrase)));
        begin(entry::begin);
    }

    private void askForPassphrase() {
        say(texts.of("tray.unlock.how"));
        var word = styled(new PasswordField(), "pane-line");
        var problem = wrapped("", "pl-error-text");
        var go = button(texts.of("tray.unlock.go"), "fth-unlock", () -> {}, "accent", "pane-main");
        go.setOnAction(_ -> {
            go.setDisable(true);
            guard.give(With.PASSPHRASE, new SecretText(word.getText()), answer -> answered(answer, word, problem));
        });
        word.setAccessibleText(texts.of("tray.unlock.word"));
        word.setOnAction(_ -> go.fire());
        word.textProperty().subscribe(_ -> go.setDisable(!SecretText.isValid(word.getText())));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        lay(
                styled(new Label(texts.of("tray.unlock.word")), "pane-label", "first"),
                word,
                problem,
                pin ? foot(go, other("tray.unlock.pin-instead", this::askForPin)) : foot(go, space()));
        begin(word::requestFocus);
    }

    private Node foot(Button go, Node first) {
        return row("pane-foot", first, space(), button(texts.of("ask.not-now"), "", this::close, "pane-main"), go);
    }

    private Node other(String key, Runnable turn) {
        return button(texts.of(key), "", turn, "link");
    }

    private void begin(Runnable where) {
        focus = where;
        begin();
    }

    @Override
    void begin() {
        focus.run();
    }

    private void answered(Optional<Answer> answer, PasswordField word, Label problem) {
        if (answer.filter(said -> said instanceof Answer.Done).isPresent()) {
            done.accept(With.PASSPHRASE);
            return;
        }
        problem.setText(answer.filter(said -> said instanceof Answer.Refused)
                .map(said -> (Answer.Refused) said)
                .map(why -> why.why().equals("secret-wrong")
                        ? texts.of("tray.unlock.wrong")
                        : new Refusals(language).say(why.why(), why.detail()))
                .orElseGet(() -> texts.of("tray.failed")));
        word.clear();
        word.requestFocus();
    }
}
