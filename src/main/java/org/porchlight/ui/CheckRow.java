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

/// One thing that a guarded PC hangs on: how it is, and a button that puts it right or shows how that is done.
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
    /// @param what a sentence such as `The guard is running`
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
        var advice = line(check.advice());
        advice.getStyleClass().add("pl-check-advice");
        advice.setVisible(false);
        advice.managedProperty().bind(advice.visibleProperty());
        text.getChildren().add(advice);
        GridPane.setHgrow(text, Priority.ALWAYS);
        var label = Labels.of(word, "pl-small", "pl-check-word");
        label.setMinWidth(USE_PREF_SIZE);
        add(icon, 0, 0);
        add(text, 1, 0);
        add(label, 2, 0);
        var button = fix.map(CheckRow::fix)
                .or(() -> check.advice().isEmpty() ? Optional.empty() : Optional.of(how(words, advice, check)));
        var place = new HBox();
        place.setAlignment(Pos.CENTER_RIGHT);
        button.ifPresent(place.getChildren()::add);
        add(place, 3, 0);
        getColumnConstraints().addAll(fixed(24), new ColumnConstraints(), fixed(108), fixed(112));
    }

    private static Button fix(Fix way) {
        var button = button(way.label());
        button.getStyleClass().add("fix");
        button.setOnAction(_ -> way.work().run());
        return button;
    }

    /// Shows what to do, and takes it away again.
    private static Button how(Words words, Label advice, Check check) {
        var button = button(words.of("check.how"));
        button.getStyleClass().add("how");
        button.setAccessibleText(words.of("check.how-of", check.what()));
        button.setOnAction(_ -> {
            advice.setVisible(!advice.isVisible());
            button.setText(words.of(advice.isVisible() ? "check.how-less" : "check.how"));
        });
        return button;
    }

    private static Button button(String label) {
        var button = new Button(label);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
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
