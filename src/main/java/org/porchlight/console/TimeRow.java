package org.porchlight.console;

import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Labels;

/// A figure with its name before it, and below both what is wrong with it.
final class TimeRow extends VBox {
    private final SimpleStringProperty problem = new SimpleStringProperty("");

    TimeRow(String name, Node figure) {
        var label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(12, label, gap, figure);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pl-time-row");
        getChildren().addAll(row, Labels.error(problem));
    }

    /// @param sentence empty where nothing is wrong
    void problem(String sentence) {
        problem.set(sentence);
    }
}
