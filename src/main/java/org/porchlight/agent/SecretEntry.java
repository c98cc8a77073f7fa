package org.porchlight.agent;

import java.time.Duration;
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

/// A field for digits with what was wrong below it. While it is of no use to try again its button is
/// off, and the seconds until then are counted down.
final class SecretEntry extends VBox {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final String what;
    private final Language language;
    private final TextField digits;
    private final int least;
    private final Button use;
    private final Label problem = PaneCard.wrapped("", "pl-error-text");
    /// To the next second of a wait.
    private final PauseTransition second = new PauseTransition();
    private Optional<SecretTrouble> waiting = Optional.empty();
    /// When the wait is over, as [System#nanoTime()]: time in which the PC is awake, as the guard
    /// reckons it.
    private long end;

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
        second.setOnFinished(_ -> countDown());
        sceneProperty().subscribe((_, scene) -> {
            if (scene == null) {
                second.stop();
            }
        });
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
        problem.setText(trouble.sentence(trouble.useless()));
        digits.pseudoClassStateChanged(DANGER, true);
        replaceable = true;
        digits.requestFocus();
        digits.selectAll();
        if (trouble.useless().isPositive()) {
            waiting = Optional.of(trouble);
            end = System.nanoTime() + trouble.useless().toNanos();
            countDown();
        }
    }

    private void countDown() {
        long left = end - System.nanoTime();
        waiting = waiting.filter(_ -> left > 0);
        waiting.ifPresentOrElse(trouble -> problem.setText(trouble.sentence(Duration.ofNanos(left))), () -> {
            problem.setText("");
            digits.pseudoClassStateChanged(DANGER, false);
        });
        if (waiting.isPresent()) {
            second.setDuration(javafx.util.Duration.millis(Math.ceil((left - 1) % SECOND / 1e6)));
            second.playFromStart();
        }
        settle();
    }

    private void settle() {
        use.setDisable(sending || cutOff || waiting.isPresent() || typed().length() < least);
    }
}
