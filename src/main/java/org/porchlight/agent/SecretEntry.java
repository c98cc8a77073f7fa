package org.porchlight.agent;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.VBox;
import org.porchlight.ipc.Answer;
import org.porchlight.text.Language;

/// A field for digits with what was wrong below it. While it is of no use to try again its button is off.
final class SecretEntry extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final String what;
    private final Language language;
    private final TextField digits;
    private final int least;
    private final Button use;
    private final Label problem = PaneCard.wrapped("", "pl-error-text");
    private final PauseTransition wait = new PauseTransition();
    private boolean sending;
    private boolean cutOff;
    private boolean replaceable;

    /// @param what `code` or `pin`, for the words about it
    /// @param least how many digits there are at least
    /// @param most how many there are at most
    /// @param use sends what was typed; also Enter
    SecretEntry(String what, Language language, TextField digits, int least, int most, Button use) {
        this.what = what;
        this.language = language;
        this.digits = digits;
        this.least = least;
        this.use = use;
        getStyleClass().add("pane-entry");
        digits.getStyleClass().add("pane-digits");
        digits.setTextFormatter(new TextFormatter<>(change -> Typed.digits(change, most)));
        digits.setOnAction(_ -> use.fire());
        digits.textProperty().subscribe(_ -> settle());
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        // A field selects all it has when the focus comes; what is typed next would take its place.
        digits.selectionProperty().subscribe(range -> {
            if (!replaceable && range.getLength() > 0 && range.getLength() == typed().length()) {
                Platform.runLater(digits::end);
            }
        });
        wait.setOnFinished(_ -> settle());
        getChildren().addAll(digits, problem);
    }

    /// Puts in what was typed before, and the caret behind it.
    void type(String typed) {
        digits.setText(typed);
        digits.positionCaret(digits.getText().length());
    }

    void begin() {
        digits.requestFocus();
        digits.positionCaret(digits.getText().length());
    }

    String typed() {
        return digits.getText();
    }

    /// The guard does not answer, or does again: what is typed stays, and waits.
    void cutOff(boolean is) {
        cutOff = is;
        settle();
    }

    /// What was typed goes to the guard.
    void sending() {
        sending = true;
        settle();
    }

    /// @param taken called when it was the right one
    void answered(Optional<Answer> answer, Runnable taken) {
        sending = false;
        var trouble = SecretTrouble.of(what, answer, language);
        if (trouble.isEmpty()) {
            taken.run();
            return;
        }
        show(trouble.get());
        settle();
    }

    private void show(SecretTrouble trouble) {
        problem.setText(trouble.sentence());
        digits.pseudoClassStateChanged(DANGER, true);
        replaceable = true;
        digits.requestFocus();
        digits.selectAll();
        if (trouble.useless().isPositive()) {
            wait.setDuration(
                    javafx.util.Duration.millis((double) trouble.useless().toMillis()));
            wait.playFromStart();
        }
    }

    private void settle() {
        boolean isWaiting = wait.getStatus() == PauseTransition.Status.RUNNING;
        use.setDisable(sending || cutOff || isWaiting || typed().length() < least);
    }
}
