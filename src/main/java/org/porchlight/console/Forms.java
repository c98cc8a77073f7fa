package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.text.Digits;
import org.porchlight.ui.Labels;
import org.porchlight.ui.TabStop;

/// Pieces of forms that several parts of the settings have.
final class Forms {
    private Forms() {}

    /// A field with its name above it.
    static VBox field(String name, Control field) {
        field.setAccessibleText(name);
        field.setMaxWidth(Double.MAX_VALUE);
        return group(name, field);
    }

    /// Makes a field for digits take those of an input method too.
    static void digits(TextField field) {
        field.setTextFormatter(new TextFormatter<>(change -> {
            if (change.isContentChange()) {
                change.setText(Digits.plain(change.getText()));
            }
            return change;
        }));
    }

    /// Anything with its name above it.
    static VBox group(String name, Node node) {
        var box = new VBox(Labels.of(name, "pl-small", "pl-muted"), node);
        box.getStyleClass().add("pl-field");
        return box;
    }

    /// A card with a heading and a sentence below it.
    static VBox card(String heading, String sentence, Node... more) {
        var card = new VBox();
        card.getStyleClass().add("pl-card");
        var title = Labels.of(heading, "pl-heading");
        Labels.wrap(title);
        var text = Labels.of(sentence, "pl-small", "pl-muted");
        Labels.wrap(text);
        Labels.hideWhenEmpty(text);
        card.getChildren().add(new VBox(4, title, text));
        card.getChildren().addAll(more);
        return card;
    }

    /// Parts below each other.
    static VBox part(Node... cards) {
        var part = new VBox(cards);
        part.getStyleClass().add("pl-part");
        return part;
    }

    /// One of a few, as segments; the arrow keys choose.
    static final class Choice<T> {
        private final HBox row = new HBox();
        private final List<T> values = new ArrayList<>();
        private final List<ToggleButton> buttons = new ArrayList<>();

        /// @param name of all of them
        /// @param chosen gets what a person chooses
        Choice(String name, List<T> values, Function<T, String> label, Consumer<T> chosen) {
            this.values.addAll(values);
            row.getStyleClass().add("pl-seg");
            row.setMaxWidth(Control.USE_PREF_SIZE);
            row.setAccessibleRole(AccessibleRole.PARENT);
            row.setAccessibleText(name);
            for (var value : values) {
                var button = new ToggleButton(label.apply(value));
                button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
                button.setMinWidth(Control.USE_PREF_SIZE);
                button.setOnAction(_ -> {
                    choose(value);
                    chosen.accept(value);
                });
                buttons.add(button);
            }
            row.getChildren().setAll(buttons);
            TabStop.choosing(buttons);
        }

        Node root() {
            return row;
        }

        /// Whether the keyboard is on the value that is marked.
        boolean isWalked() {
            var owner = row.getScene().getFocusOwner();
            return buttons.stream().anyMatch(button -> button.isSelected() && button.equals(owner));
        }

        /// Marks a value.
        void choose(T value) {
            for (int at = 0; at < buttons.size(); at++) {
                buttons.get(at).setSelected(values.get(at).equals(value));
            }
        }
    }
}
