package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The hours above a week grid.
final class WeekGridAxis extends Region {
    static final double HEIGHT = 18;

    private static final int EVERY = 3;
    private static final int DAY = 24;

    private final List<Label> hours = new ArrayList<>();

    WeekGridAxis() {
        for (int hour = 0; hour <= DAY; hour += EVERY) {
            var label = new Label(hour + ":00");
            label.getStyleClass().add("pl-caption");
            hours.add(label);
        }
        getChildren().addAll(hours);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        for (int at = 0; at < hours.size(); at++) {
            var label = hours.get(at);
            double wide = Math.ceil(label.prefWidth(-1));
            double middle = at * EVERY * width / DAY - wide / 2;
            double x = Math.clamp(middle, 0, Math.max(0, width - wide));
            label.resizeRelocate(Math.rint(x), 0, wide, HEIGHT);
        }
    }
}
