package org.porchlight.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;

/// What a person finds on a pane, by what it says.
public final class Found {
    private Found() {}

    /// All that labels say.
    public static List<String> texts(Parent pane) {
        return pane.lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    /// What buttons say that are not hidden.
    public static List<String> buttons(Parent pane) {
        return pane.lookupAll(".button").stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    /// The first button that says so.
    public static Button button(Parent pane, String text) {
        return pane.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }
}
