package org.porchlight.agent;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import org.porchlight.agent.desktop.Box;

/// The monitors of a session, in the toolkit's units: as the desktop told of them, and where it tells of none as the
/// toolkit knows them, which is not told of each that comes and goes. To be used on the FX thread.
final class Monitors {
    private List<Box> told = List.of();

    /// @param boxes in the server's pixels, the primary one first
    void told(List<Box> boxes) {
        told = List.copyOf(boxes);
    }

    /// Where each is, the primary one first.
    List<Rectangle2D> areas() {
        if (!told.isEmpty()) {
            return told.stream().map(Monitors::area).toList();
        }
        var areas = new ArrayList<Rectangle2D>();
        for (var screen : Screen.getScreens()) {
            areas.add(screen.equals(Screen.getPrimary()) ? 0 : areas.size(), screen.getBounds());
        }
        return areas;
    }

    /// The part of the primary one that no panel takes, as far as the toolkit knows that monitor.
    Rectangle2D workArea() {
        var primary = areas().getFirst();
        var known = Screen.getPrimary();
        return known.getBounds().equals(primary) ? known.getVisualBounds() : primary;
    }

    private static Rectangle2D area(Box box) {
        double scale = Screen.getPrimary().getOutputScaleX();
        return new Rectangle2D(box.x() / scale, box.y() / scale, box.width() / scale, box.height() / scale);
    }
}
