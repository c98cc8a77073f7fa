package org.porchlight.ui;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Labels with the style classes of their text role.
public final class Labels {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private Labels() {}

    public static Label styled(String... styleClasses) {
        return of("", styleClasses);
    }

    public static Label of(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// Has a label take as many lines as it needs, and never less room than that.
    public static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }

    /// A sentence that says what went wrong, with the sign of it, as not everybody sees the colour; takes no room while
    /// there is none.
    public static Label error(ObservableValue<String> sentence) {
        var label = styled("pl-error-text");
        label.setGraphic(Icons.of("fth-alert-circle"));
        Labels.wrap(label);
        label.textProperty().bind(sentence);
        hideWhenEmpty(label);
        return label;
    }

    /// A label in whose place something wrong is said, so that nothing beside or below it moves.
    static StackPane instead(Label usual, ObservableValue<String> sentence) {
        var wrong = error(sentence);
        usual.visibleProperty().bind(wrong.visibleProperty().not());
        var place = new StackPane(usual, wrong);
        place.setAlignment(Pos.CENTER_LEFT);
        return place;
    }

    /// What is wrong with what stands in a field, whose border shows that something is.
    public static Label error(Node field, ObservableValue<String> sentence) {
        sentence.subscribe(now -> field.pseudoClassStateChanged(DANGER, !now.isEmpty()));
        return error(sentence);
    }

    /// Has a label take no room while it says nothing.
    public static void hideWhenEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }
}
