package org.porchlight.console;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Stepper;

/// A figure with its name before it, and below both what stands in its way.
final class TimeRow extends VBox {
    private final FieldMark mark;

    TimeRow(String name, Node figure) {
        this(name, figure, figure);
    }

    /// @param field the part of the figure that is marked
    TimeRow(String name, Node figure, Node field) {
        mark = new FieldMark(field);
        var label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(12, label, gap, figure);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pl-time-row");
        getChildren().addAll(row, mark.sentence());
    }

    /// Says so, too, while a number is written that is out of range.
    TimeRow refusing(Stepper stepper, String why) {
        mark.refusing(stepper, why);
        return this;
    }

    void mark(Optional<Marks.Mark> what) {
        mark.show(what);
    }
}
