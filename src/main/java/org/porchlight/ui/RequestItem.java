package org.porchlight.ui;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A request or dispute in a list: whose, what, when, and a line more.
public final class RequestItem extends ToggleButton {
    /// What an item says.
    ///
    /// @param sign of the child, for its avatar
    /// @param icon before the line; empty for none
    public record Line(String name, Sign sign, String what, String when, String icon, String line) {}

    /// One that can be chosen.
    public RequestItem(Line line) {
        getStyleClass().setAll("pl-request-item");
        setGraphic(row(line, true));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        setAccessibleText(said(line));
    }

    /// As high as its words are in the width it has.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        var insets = getInsets();
        double inner = width < 0 ? -1 : width - insets.getLeft() - insets.getRight();
        return insets.getTop() + getGraphic().prefHeight(inner) + insets.getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    /// One that is only read.
    ///
    /// @param action what can still be done about it
    public static Node past(Line line, Optional<Node> action) {
        var row = row(line, false);
        row.getStyleClass().add("pl-request-item");
        action.ifPresent(
                node -> ((VBox) row.getChildren().getLast()).getChildren().add(node));
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(said(line));
        return row;
    }

    private static HBox row(Line line, boolean isBold) {
        var what = Labels.of(line.what(), "pl-body");
        if (isBold) {
            what.getStyleClass().add("pl-strong");
        }
        what.setMaxWidth(Double.MAX_VALUE);
        Labels.wrap(what);
        HBox.setHgrow(what, Priority.ALWAYS);
        var when = Labels.of(line.when(), "pl-caption");
        when.setMinWidth(USE_PREF_SIZE);
        var more = Labels.of(line.line(), "pl-small", "pl-muted");
        Labels.wrap(more);
        Labels.hideWhenEmpty(more);
        if (!line.icon().isEmpty()) {
            more.setGraphic(Icons.of(line.icon()));
        }
        var head = new HBox(8, what, when);
        head.setAlignment(Pos.BASELINE_LEFT);
        var text = new VBox(head, more);
        text.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(12, new Avatar(line.sign(), false), text);
        row.getStyleClass().add("pl-request-row");
        return row;
    }

    private static String said(Line line) {
        return Words.part("ui").of("request.item", line.name(), line.what(), line.when(), line.line());
    }

    /// The title of a part of such a list.
    public static Label title(String text) {
        return Labels.of(text, "pl-caption", "pl-request-group");
    }
}
