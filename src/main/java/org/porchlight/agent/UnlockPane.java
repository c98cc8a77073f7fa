package org.porchlight.agent;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// Where a parent types the passphrase.
final class UnlockPane extends PaneCard {
    private final Language language;
    private final Texts texts;
    private final BiConsumer<SecretText, Consumer<Optional<Answer>>> guard;
    private final Runnable done;
    private final PasswordField word = styled(new PasswordField(), "pane-line");
    private final Label problem = wrapped("", "pl-error-text");
    private final Button go;

    /// @param guard gives the passphrase; the answer comes on the FX thread, nothing when there was none
    /// @param done called once it was the right one
    UnlockPane(
            Language language,
            BiConsumer<SecretText, Consumer<Optional<Answer>>> guard,
            Runnable done,
            Runnable close) {
        super(Texts.of("agent", language), Texts.of("agent", language).of("tray.unlock.title"), close);
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.guard = guard;
        this.done = done;
        say(texts.of("tray.unlock.how"));
        go = button(texts.of("tray.unlock.go"), "fth-unlock", this::send, "accent", "pane-main");
        word.setAccessibleText(texts.of("tray.unlock.word"));
        word.setOnAction(_ -> go.fire());
        word.textProperty().subscribe(_ -> go.setDisable(!SecretText.isValid(word.getText())));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        lay(
                styled(new Label(texts.of("tray.unlock.word")), "pane-label", "first"),
                word,
                problem,
                row("pane-foot", space(), button(texts.of("ask.not-now"), "", this::close, "pane-main"), go));
    }

    @Override
    void begin() {
        word.requestFocus();
    }

    private void send() {
        go.setDisable(true);
        guard.accept(new SecretText(word.getText()), this::answered);
    }

    private void answered(Optional<Answer> answer) {
        if (answer.filter(said -> said instanceof Answer.Done).isPresent()) {
            done.run();
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
