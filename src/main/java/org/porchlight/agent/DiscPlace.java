package org.porchlight.agent;

import javafx.geometry.Rectangle2D;

/// Where the disc is, as shares of the room that the work area leaves it.
///
/// @param across 0 left to 1 right
/// @param down 0 top to 1 bottom
record DiscPlace(double across, double down) {
    /// At the upper right.
    static final DiscPlace DEFAULT = new DiscPlace(1, 0);

    /// How far the disc stays from the edges, in px.
    static final double MARGIN = 16;

    DiscPlace {
        if (!(across >= 0 && across <= 1 && down >= 0 && down <= 1)) {
            throw new IllegalArgumentException("a place at " + across + ", " + down);
        }
    }

    /// The place of a thing of this size that was put here; outside of the area: at its edge.
    static DiscPlace at(Rectangle2D area, double x, double y, double width, double height) {
        return new DiscPlace(
                share(x - area.getMinX() - MARGIN, area.getWidth() - width - 2 * MARGIN),
                share(y - area.getMinY() - MARGIN, area.getHeight() - height - 2 * MARGIN));
    }

    private static double share(double part, double room) {
        return room <= 0 ? 0 : Math.clamp(part / room, 0, 1);
    }

    /// Left edge of a thing of this width.
    double x(Rectangle2D area, double width) {
        return Math.round(area.getMinX() + MARGIN + across * Math.max(0, area.getWidth() - width - 2 * MARGIN));
    }

    /// Top edge of a thing of this height.
    double y(Rectangle2D area, double height) {
        return Math.round(area.getMinY() + MARGIN + down * Math.max(0, area.getHeight() - height - 2 * MARGIN));
    }
}
