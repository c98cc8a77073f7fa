package org.porchlight.ui;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A word to a child: a field that counts, and a few words to start from.
final class WordsField extends VBox {
    /// The most characters that are taken.
    static final int MOST = 140;

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final List<String> READY = List.of("grant.word.1", "grant.word.2", "grant.word.3");

    private final Label label = Labels.styled("pl-small", "pl-muted");
    private final TextField field = new TextField();
    private final BooleanBinding tooLong = field.textProperty().length().greaterThan(MOST);

    WordsField(Words words) {
        super(6);
        field.setId("words");
        field.getStyleClass().add("pl-words-field");
        var count = Labels.styled("pl-caption");
        count.setMouseTransparent(true);
        count.textProperty().bind(field.textProperty().length().map(length -> words.of("grant.count", length, MOST)));
        StackPane.setAlignment(count, Pos.CENTER_RIGHT);
        var ready = new FlowPane(8, 8);
        for (var key : READY) {
            var chip = new Button(words.of(key));
            chip.getStyleClass().add("pl-word-chip");
            chip.setOnAction(_ -> {
                field.setText(chip.getText());
                field.requestFocus();
                field.end();
            });
            ready.getChildren().add(chip);
        }
        ready.getStyleClass().add("pl-word-chips");
        getChildren().addAll(label, new StackPane(field, count), ready);
        tooLong.subscribe(on -> field.pseudoClassStateChanged(DANGER, on));
    }

    /// Empties it.
    ///
    /// @param who whose word it is to be
    void begin(String who) {
        label.setText(who);
        field.setAccessibleText(who);
        field.clear();
    }

    /// What is written, with what stands around it.
    StringProperty textProperty() {
        return field.textProperty();
    }

    String text() {
        return field.getText().strip();
    }

    /// Whether there are too many words to be taken.
    BooleanBinding tooLongProperty() {
        return tooLong;
    }
}
