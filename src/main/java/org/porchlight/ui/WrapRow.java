package org.porchlight.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Nodes beside each other in as few rows as they need. Unlike a `FlowPane`, what it would like best is one row.
final class WrapRow extends Pane {
    private static final double ROW_GAP = 4;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return getManagedChildren().stream()
                .mapToDouble(node -> node.prefWidth(-1))
                .max()
                .orElse(0);
    }

    @Override
    protected double computePrefWidth(double height) {
        return getManagedChildren().stream()
                .mapToDouble(node -> snapSizeX(node.prefWidth(-1)))
                .sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return flow(width < 0 ? Double.MAX_VALUE : width, false);
    }

    @Override
    protected void layoutChildren() {
        flow(getWidth(), true);
    }

    /// Goes through the rows, and returns how high they are.
    ///
    /// @param place whether the nodes are put where they belong
    private double flow(double width, boolean place) {
        double high = getManagedChildren().stream()
                .mapToDouble(node -> snapSizeY(node.prefHeight(-1)))
                .max()
                .orElse(0);
        double x = 0;
        double y = 0;
        for (Node node : getManagedChildren()) {
            double wide = snapSizeX(node.prefWidth(-1));
            if (x > 0 && x + wide > width) {
                x = 0;
                y += high + ROW_GAP;
            }
            if (place) {
                node.resizeRelocate(x, y, wide, high);
            }
            x += wide;
        }
        return y + high;
    }
}
