package org.porchlight.console;

import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Asks for a parent's passphrase.
final class UnlockPane extends VBox {
    private final Words words;
    private final Line line;
    private final Runnable done;
    private final PasswordField field = new PasswordField();
    private final SimpleStringProperty trouble = new SimpleStringProperty("");
    private final Button unlock = new Button();

    /// @param done closes it
    UnlockPane(Words words, Line line, Runnable done, Runnable cancel) {
        this.words = words;
        this.line = line;
        this.done = done;
        getStyleClass().addAll("pl-floating", "pl-unlock");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var title = label("unlock.title", "pl-heading");
        var sentence = label("unlock.text", "pl-small", "pl-muted");
        field.setId("passphrase");
        field.setAccessibleText(words.of("unlock.field"));
        field.setPromptText(words.of("unlock.field"));
        unlock.setText(words.of("unlock.do"));
        unlock.setId("unlock");
        unlock.getStyleClass().add("accent");
        unlock.setDefaultButton(true);
        unlock.disableProperty().bind(field.textProperty().isEmpty().or(field.disabledProperty()));
        unlock.setOnAction(_ -> give());
        var later = new Button(words.of("unlock.cancel"));
        later.setOnAction(_ -> cancel.run());
        var buttons = new HBox(8, later, unlock);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(title, sentence, field, Labels.error(field, trouble), buttons);
    }

    /// Where the keyboard begins.
    Node first() {
        return field;
    }

    private void give() {
        var typed = field.getText();
        if (!SecretText.isValid(typed)) {
            refused(words.of("unlock.too-long"));
            return;
        }
        field.setDisable(true);
        unlock.setText(words.of("unlock.checking"));
        line.unlock(new SecretText(typed), done, why -> refused(new TroubleWords(words).say(why)));
    }

    private void refused(String why) {
        trouble.set(why);
        unlock.setText(words.of("unlock.do"));
        field.setDisable(false);
        field.clear();
        field.requestFocus();
    }

    private Label label(String key, String... styles) {
        var label = new Label(words.of(key));
        label.getStyleClass().addAll(styles);
        Labels.wrap(label);
        return label;
    }
}
