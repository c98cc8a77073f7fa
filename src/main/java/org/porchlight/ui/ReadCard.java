package org.porchlight.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a child will read, as it will read it.
final class ReadCard extends HBox {
    private final Label sentence = Labels.styled("pl-body", "pl-strong");
    private final Label words = Labels.styled("pl-small", "pl-muted");

    ReadCard() {
        super(16);
        getStyleClass().addAll("pl-card-lamp", "pl-read");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.TEXT);
        var icon = new StackPane(Icons.of("fth-check"));
        icon.getStyleClass().add("pl-read-icon");
        Labels.wrap(sentence);
        Labels.wrap(words);
        Labels.hideWhenEmpty(words);
        var text = new VBox(sentence, words);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(icon, text);
    }

    void say(String told, String with) {
        sentence.setText(told);
        words.setText(with);
        setAccessibleText(with.isEmpty() ? told : told + " " + with);
    }
}
