package org.porchlight.agent;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import org.porchlight.text.Texts;

/// Where a child writes what is wrong with a row of its account.
final class DisputePane extends PaneCard {
    private static final int LONGEST = 200;

    /// Passes on what was written.
    interface Send {
        /// @param done takes why it was not passed on; nothing when it was
        void send(String text, java.util.function.Consumer<Optional<String>> done);
    }

    private final TextField why = styled(new TextField(), "pane-line");
    private final Label problem = wrapped("", "pl-error-text");
    private final Button send;
    private final Send sends;

    /// @param row as a sentence
    DisputePane(Texts texts, String row, Send sends, Runnable close) {
        super(texts, texts.of("dispute.title"), close);
        this.sends = sends;
        say(texts.of("dispute.how"));
        send = button(texts.of("dispute.send"), "fth-send", this::send, "accent", "pane-main");
        why.setAccessibleText(texts.of("dispute.why"));
        why.setTextFormatter(new TextFormatter<>(change -> Typed.only(change, "\\p{Cntrl}", LONGEST)));
        why.setOnAction(_ -> send.fire());
        why.textProperty().subscribe(text -> send.setDisable(text.isBlank()));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        lay(
                wrapped(row, "pane-row"),
                styled(new Label(texts.of("dispute.why")), "pane-label"),
                why,
                problem,
                row("pane-foot", space(), button(texts.of("ask.not-now"), "", this::close, "pane-main"), send));
    }

    @Override
    void begin() {
        why.requestFocus();
    }

    private void send() {
        send.setDisable(true);
        sends.send(why.getText().strip(), trouble -> {
            send.setDisable(false);
            problem.setText(trouble.orElse(""));
            if (trouble.isEmpty()) {
                close();
            }
        });
    }
}
