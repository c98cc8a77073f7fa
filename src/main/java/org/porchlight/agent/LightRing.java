package org.porchlight.agent;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/// A thin ring of which a part is lit, from twelve o'clock clockwise.
final class LightRing extends Pane {
    private final double centre;
    private final Circle track;
    private final Arc arc;

    /// @param size width and height of the square it is centred in
    /// @param radius of the middle of the stroke
    LightRing(double size, double radius, double stroke) {
        getStyleClass().add("light-ring");
        centre = size / 2;
        track = new Circle(centre, centre, radius);
        track.getStyleClass().add("light-track");
        track.setStrokeWidth(stroke);
        arc = new Arc(centre, centre, radius, radius, 90, 0);
        arc.getStyleClass().add("light-arc");
        arc.setStrokeWidth(stroke);
        arc.setType(ArcType.OPEN);
        getChildren().addAll(track, arc);
        setMouseTransparent(true);
        setMinSize(size, size);
        setMaxSize(size, size);
    }

    /// @param share 0 to 1
    void light(double share) {
        arc.setLength(-360 * share);
        // A round cap would leave a dot of an arc without length.
        arc.setVisible(share > 0);
    }
}
