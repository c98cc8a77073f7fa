package org.porchlight.agent;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.porchlight.ui.Icons;

/// The disc over a child's programs: what is left as a ring and a number, and a lamp that says whether it is counted.
///
/// It never blinks and is never red.
final class Disc extends Region {
    static final double SMALL = 72;
    static final double LARGE = 84;
    /// Where there is no number.
    static final double MOON = 96;

    private static final PseudoClass BIG = PseudoClass.getPseudoClass("large");
    private static final PseudoClass SQUARE = PseudoClass.getPseudoClass("square");
    /// How far the lamp reaches over the disc's edge, to the right and below.
    private static final double OVER_RIGHT = 3;
    private static final double OVER_BELOW = 1;
    private static final double RIM = 2;
    /// How large the lamp of a square is, which cannot reach over its edges.
    private static final double SQUARE_LAMP = 20 / LampBadge.SIZE;

    private final boolean square;
    private final Region ground = new Region();
    private final Circle edge = new Circle();
    private final Label number = new Label();
    private final Label unit = new Label();
    private final VBox text = new VBox(number, unit);
    private final LampBadge lamp = new LampBadge();
    private final Pane ring = new Pane();
    private double size = SMALL;

    /// @param square where windows cannot be transparent
    Disc(boolean square) {
        this.square = square;
        getStyleClass().add("disc");
        ground.getStyleClass().add("disc-ground");
        ground.pseudoClassStateChanged(SQUARE, square);
        edge.getStyleClass().add("disc-edge");
        edge.setVisible(!square);
        if (square) {
            setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            lamp.setScaleX(SQUARE_LAMP);
            lamp.setScaleY(SQUARE_LAMP);
        }
        number.getStyleClass().add("disc-number");
        // The disc says all of it in a sentence.
        text.getChildren().forEach(part -> part.setAccessibleRole(AccessibleRole.NODE));
        unit.getStyleClass().add("disc-unit");
        text.getStyleClass().add("disc-text");
        text.setAlignment(Pos.CENTER);
        getChildren().addAll(ground, edge, ring, text, lamp);
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    void show(Look.Disc look) {
        size = size(look);
        if (look.figure() instanceof Look.Figure.Moon) {
            var moon = new Moon(size);
            moon.light(look.share());
            ring.getChildren().setAll(moon);
        } else {
            double stroke = size * 0.075;
            var light = new LightRing(size, size / 2 - stroke * 1.05, stroke);
            light.getStyleClass().add(look.light().name().toLowerCase(Locale.ROOT));
            light.light(look.share());
            ring.getChildren().setAll(light);
        }
        switch (look.figure()) {
            case Look.Figure.Left(var left, var in) -> write(left, in);
            case Look.Figure.Endless() -> draw("fth-sun");
            case Look.Figure.Exempt() -> draw("fth-book-open");
            case Look.Figure.Moon() -> write("", "");
            case Look.Figure.Unknown() -> write("–", "");
        }
        for (Node part : getChildren()) {
            part.pseudoClassStateChanged(BIG, look.large());
        }
        number.pseudoClassStateChanged(BIG, look.large());
        unit.pseudoClassStateChanged(BIG, look.large());
        lamp.light(look.lit());
        setAccessibleText(look.spoken());
        requestLayout();
    }

    /// Width and height of the disc alone, in px.
    static double size(Look.Disc look) {
        if (look.figure() instanceof Look.Figure.Moon) {
            return MOON;
        }
        return look.large() ? LARGE : SMALL;
    }

    private void draw(String icon) {
        write("", "");
        number.setGraphic(Icons.of(icon));
    }

    private void write(String left, String in) {
        number.setGraphic(null);
        number.setText(left);
        unit.setText(in);
        unit.setManaged(!in.isEmpty());
        unit.setVisible(!in.isEmpty());
    }

    @Override
    protected double computePrefWidth(double height) {
        return square ? size : size + OVER_RIGHT + RIM;
    }

    @Override
    protected double computePrefHeight(double width) {
        return square ? size : size + OVER_BELOW + RIM;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        ground.resizeRelocate(0, 0, size, size);
        edge.setCenterX(size / 2);
        edge.setCenterY(size / 2);
        edge.setRadius(size / 2 - 0.75);
        ring.resizeRelocate(0, 0, size, size);
        text.resizeRelocate(0, 0, size, size);
        double right = square ? 0 : OVER_RIGHT;
        double below = square ? 0 : OVER_BELOW;
        lamp.resizeRelocate(
                size - LampBadge.SIZE + right, size - LampBadge.SIZE + below, LampBadge.SIZE, LampBadge.SIZE);
    }
}
