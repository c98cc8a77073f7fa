package org.porchlight.ui;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One thing that a guarded PC hangs on: how it is, and what can be done about it. Enter does it.
public final class CheckRow extends GridPane {
    /// How it is.
    public enum State {
        OK("fth-check-circle", "ok"),
        WEAK("fth-alert-circle", "warn"),
        BROKEN("fth-alert-triangle", "dan"),
        UNAVAILABLE("fth-minus-circle", "na");

        private final String icon;
        private final String tone;

        State(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }

        /// The icon's name.
        public String icon() {
            return icon;
        }
    }

    /// Height of what is in a row, in px.
    private static final double LEAST = 42;

    /// What the row says.
    ///
    /// @param what such as `Guard`
    /// @param detail what was seen
    /// @param advice what to do; empty where nothing is to be done
    public record Check(State state, String what, String detail, String advice) {}

    /// What a button does.
    public record Fix(String label, Runnable work) {}

    /// @param fix nothing where a button can do nothing
    public CheckRow(Check check, Optional<Fix> fix) {
        var words = Words.part("ui");
        var state = check.state();
        getStyleClass().addAll("pl-check", "pl-check-" + state.tone);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setMinHeight(USE_PREF_SIZE);
        getRowConstraints().add(new RowConstraints(LEAST, USE_COMPUTED_SIZE, Double.MAX_VALUE));
        var word = words.of("check." + state.name());
        setAccessibleText(words.of("check.sentence", word, check.what(), check.detail(), check.advice()));
        var icon = new StackPane(Icons.of(state.icon));
        icon.getStyleClass().add("pl-check-icon");
        var what = Labels.of(check.what(), "pl-body");
        Labels.wrap(what);
        var text = new VBox(what, line(check.detail()));
        text.setAlignment(Pos.CENTER_LEFT);
        if (!check.advice().isEmpty()) {
            text.getChildren().add(line(check.advice()));
        }
        GridPane.setHgrow(text, Priority.ALWAYS);
        var label = Labels.of(word, "pl-small", "pl-check-word");
        label.setMinWidth(USE_PREF_SIZE);
        add(icon, 0, 0);
        add(text, 1, 0);
        add(label, 2, 0);
        add(button(fix), 3, 0);
        getColumnConstraints().addAll(fixed(24), new ColumnConstraints(), fixed(108), fixed(112));
    }

    private static HBox button(Optional<Fix> fix) {
        var place = new HBox();
        place.setAlignment(Pos.CENTER_RIGHT);
        fix.ifPresent(way -> {
            var button = new Button(way.label());
            button.getStyleClass().addAll("small", "fix");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> way.work().run());
            place.getChildren().add(button);
        });
        return place;
    }

    private static Label line(String text) {
        var label = Labels.of(text, "pl-caption", "pl-muted");
        Labels.wrap(label);
        return label;
    }

    private static ColumnConstraints fixed(double width) {
        return new ColumnConstraints(width);
    }
}
