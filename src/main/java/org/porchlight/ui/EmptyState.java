package org.porchlight.ui;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What stands where nothing can be shown: an icon, what is the matter, and what can be done.
public final class EmptyState extends VBox {
    /// The widest a sentence may be, in px.
    private static final double WIDEST = 480;

    /// How bad it is.
    public enum Tone {
        /// Nothing is wrong, there is just nothing yet.
        CALM,
        /// Protection is broken.
        BROKEN
    }

    private final HBox row = new HBox(8);

    /// @param buttons from left to right; at most one of them is filled
    public EmptyState(Tone tone, String icon, String heading, String sentence, List<? extends Node> buttons) {
        getStyleClass().add("pl-empty");
        setAlignment(Pos.CENTER);
        setFillWidth(false);
        var circle = new StackPane(Icons.of(icon));
        circle.getStyleClass().add("pl-empty-icon");
        if (tone == Tone.BROKEN) {
            circle.getStyleClass().add("broken");
        }
        var title = new Label(heading);
        title.getStyleClass().add("pl-heading");
        row.setAlignment(Pos.CENTER);
        row.getStyleClass().add("pl-empty-buttons");
        row.getChildren().addAll(buttons);
        row.setManaged(!buttons.isEmpty());
        getChildren().addAll(circle, title, sentence(sentence, "pl-muted"), row);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(heading + " " + sentence);
    }

    /// Shows a command to type, which can be selected and copied, between the sentence and the buttons.
    public void command(String command) {
        var field = new TextField(command);
        field.setEditable(false);
        field.setAccessibleText(command);
        field.getStyleClass().add("pl-command");
        field.setPrefColumnCount(command.length());
        getChildren().add(getChildren().indexOf(row), field);
    }

    /// Says below the buttons what one of them does.
    public void hint(String sentence) {
        var label = sentence(sentence, "pl-muted");
        label.getStyleClass().setAll("pl-caption", "pl-muted");
        getChildren().add(label);
    }

    /// Says below the buttons what went wrong when one was pressed.
    public void problem(String sentence) {
        var label = Labels.error(new ReadOnlyStringWrapper(sentence));
        label.setMaxWidth(WIDEST);
        label.getStyleClass().add("pl-small");
        getChildren().add(label);
    }

    private static Label sentence(String text, String tone) {
        var label = new Label(text);
        label.getStyleClass().addAll("pl-small", tone);
        Labels.wrap(label);
        label.setMaxWidth(WIDEST);
        return label;
    }
}
