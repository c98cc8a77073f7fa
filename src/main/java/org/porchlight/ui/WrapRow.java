package org.porchlight.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Nodes beside each other in as few rows as they need. Unlike a `FlowPane`, what it would like best is one row.
public final class WrapRow extends Pane {
    private static final double ROW_GAP = 4;

    private final double gap;
    private boolean spread;

    WrapRow() {
        this(0);
    }

    /// @param gap between two in a row
    public WrapRow(double gap) {
        this.gap = gap;
    }

    /// With the last node at the right edge, where it stands beside others.
    public WrapRow spread() {
        spread = true;
        return this;
    }

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
        var children = getManagedChildren();
        return children.stream()
                        .mapToDouble(node -> snapSizeX(node.prefWidth(-1)))
                        .sum()
                + gap * Math.max(0, children.size() - 1);
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
                .mapToDouble(node -> snapSizeY(Math.max(node.minHeight(-1), node.prefHeight(-1))))
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
            if (spread && x > 0 && node.equals(getManagedChildren().getLast())) {
                x = Math.max(x, width - wide);
            }
            if (place) {
                node.resizeRelocate(x, y, wide, high);
            }
            x += wide + gap;
        }
        return y + high;
    }
}
