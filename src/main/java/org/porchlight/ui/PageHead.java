package org.porchlight.ui;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// The head of a page: what it is called and whose it is at the left, what can be done there at the right; below each
/// other where both do not fit beside each other. It has these two children.
public final class PageHead extends Pane {
    private static final double GAP = 16;
    private static final double ROW_GAP = 8;
    private static final double LEAST_HEIGHT = 40;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private Node name() {
        return getChildren().getFirst();
    }

    private Node actions() {
        return getChildren().getLast();
    }

    private boolean isOneRow(double width) {
        return width < 0 || computePrefWidth(-1) <= width;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(name().minWidth(-1), actions().minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return snapSizeX(name().prefWidth(-1)) + GAP + snapSizeX(actions().prefWidth(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double first = snapSizeY(name().prefHeight(-1));
        double second = snapSizeY(actions().prefHeight(-1));
        return isOneRow(width) ? Math.max(LEAST_HEIGHT, Math.max(first, second)) : first + ROW_GAP + second;
    }

    @Override
    protected void layoutChildren() {
        double first = snapSizeY(name().prefHeight(-1));
        double second = snapSizeY(actions().prefHeight(-1));
        double wide = snapSizeX(actions().prefWidth(-1));
        if (isOneRow(getWidth())) {
            double left = getWidth() - wide;
            name().resizeRelocate(0, snapPositionY((getHeight() - first) / 2), left - GAP, first);
            actions().resizeRelocate(left, snapPositionY((getHeight() - second) / 2), wide, second);
        } else {
            name().resizeRelocate(0, 0, getWidth(), first);
            actions().resizeRelocate(0, first + ROW_GAP, Math.min(wide, getWidth()), second);
        }
    }
}
