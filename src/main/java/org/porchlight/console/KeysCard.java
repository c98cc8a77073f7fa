package org.porchlight.console;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// The keys of the window, and what each does.
final class KeysCard {
    private KeysCard() {}

    static Node of(Words words) {
        var rows = new VBox();
        for (var key : Shortcut.values()) {
            var does = Labels.of(key.does(words), "pl-small");
            does.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(does, Priority.ALWAYS);
            var row = new HBox(does, Labels.of(key.written(), "pl-small", "pl-muted"));
            row.getStyleClass().add("pl-licence");
            rows.getChildren().add(row);
        }
        var card = Forms.card(words.of("about.keys"), words.of("about.keys-text"), rows);
        card.setId("keys");
        return card;
    }
}
