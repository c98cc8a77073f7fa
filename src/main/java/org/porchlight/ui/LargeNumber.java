package org.porchlight.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One number over the whole help page, large enough to be read across a room.
final class LargeNumber extends VBox {
    /// Of as many characters it still fits in the largest letters at 800 px.
    private static final int SHORT = 6;

    private final Button done;

    LargeNumber(Words words, HelpCard.Enlarged shown, Runnable closed) {
        getStyleClass().add("help-large");
        setAlignment(Pos.CENTER);
        var number = HelpPane.styled(new Label(shown.line().number()), "help-large-number");
        if (shown.line().number().length() <= SHORT) {
            number.getStyleClass().add("short");
        }
        number.setAccessibleText(shown.line().spelled());
        var say = HelpPane.styled(new Label(shown.say()), "help-large-say");
        say.setWrapText(true);
        done = new Button(words.of("close"), Icons.of("fth-x"));
        done.setOnAction(_ -> closed.run());
        getChildren()
                .addAll(
                        HelpPane.styled(new Label(words.of("enlarged")), "help-large-heading"),
                        number,
                        HelpPane.styled(new Label(shown.purpose()), "help-large-purpose"),
                        say,
                        done);
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(shown.line().spelled() + ", " + shown.purpose());
    }

    void focus() {
        done.requestFocus();
    }

    void close() {
        done.fire();
    }
}
