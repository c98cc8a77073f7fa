package org.porchlight.agent;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// What is left as a pie of twelve wedges that gets smaller, with a moon behind it, for a child that does not read
/// numbers yet.
final class Moon extends Pane {
    private static final int WEDGES = 12;

    private final Arc pie;

    /// @param size width and height of the disc it is on
    Moon(double size) {
        double centre = size / 2;
        double radius = centre * 0.8;
        var night = new Circle(centre, centre, radius);
        night.getStyleClass().add("moon-night");
        var moon = new Circle(centre * 0.66, centre * 1.12, size * 0.075);
        moon.getStyleClass().add("moon-light");
        var shadow = new Circle(centre * 0.74, centre * 1.06, size * 0.066);
        shadow.getStyleClass().add("moon-night");
        pie = new Arc(centre, centre, radius, radius, 90, 0);
        pie.getStyleClass().add("moon-pie");
        pie.setType(ArcType.ROUND);
        getChildren().addAll(night, moon, shadow, pie);
        for (int i = 0; i < WEDGES; i++) {
            getChildren().add(tick(centre, radius, size, i * 2 * Math.PI / WEDGES));
        }
        setMouseTransparent(true);
    }

    private static Line tick(double centre, double radius, double size, double angle) {
        double inner = radius * 0.86;
        var tick = new Line(
                centre + inner * Math.sin(angle),
                centre - inner * Math.cos(angle),
                centre + radius * Math.sin(angle),
                centre - radius * Math.cos(angle));
        tick.getStyleClass().add("moon-tick");
        tick.setStrokeWidth(size * 0.025);
        return tick;
    }

    /// @param share 0 to 1
    void light(double share) {
        pie.setLength(-360 * share);
        pie.setVisible(share > 0);
    }
}
