package org.porchlight.agent;

import com.sun.javafx.scene.DirtyBits;
import com.sun.javafx.scene.NodeHelper;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.porchlight.agent.desktop.Box;

/// What a node is drawn on, as boxes that do not overlap. A shadow is no part of it.
final class Outline {
    /// A point of an edge that is drawn less shows the window's own ground.
    private static final int DRAWN = 0xE0;

    private Outline() {}

    /// To be used on the FX thread.
    ///
    /// @param width of it that is looked at, as `height` in pixels; nothing is found where one is 0
    /// @param scale pixels for each px
    static List<Box> of(Node node, int width, int height, double scale) {
        if (width == 0 || height == 0) {
            return List.of();
        }
        var how = new SnapshotParameters();
        how.setFill(Color.TRANSPARENT);
        how.setTransform(new Scale(scale, scale));
        how.setViewport(new Rectangle2D(0, 0, width, height));
        var picture = node.snapshot(how, null);
        // A snapshot takes over what has changed, and the next pulse finds nothing: that is when the
        // toolkit notices that a window is on the screen, and before it draws nothing in it, whatever
        // the X server asks for.
        NodeHelper.markDirty(node, DirtyBits.NODE_FORCE_SYNC);
        return of(picture.getPixelReader(), width, height);
    }

    private static List<Box> of(PixelReader pixels, int width, int height) {
        var boxes = new ArrayList<Box>();
        var above = List.<Box>of();
        for (int y = 0; y < height; y++) {
            var row = new ArrayList<Box>();
            for (int x = 0; x < width; x++) {
                int from = x;
                while (x < width && pixels.getArgb(x, y) >>> 24 >= DRAWN) {
                    x++;
                }
                if (x > from) {
                    row.add(grown(above, from, y, x - from));
                }
            }
            above.stream().filter(box -> !row.contains(below(box))).forEach(boxes::add);
            above = row;
        }
        boxes.addAll(above);
        return List.copyOf(boxes);
    }

    /// The run of a row together with the same run of the rows above it.
    private static Box grown(List<Box> above, int x, int y, int width) {
        return above.stream()
                .filter(box -> box.x() == x && box.width() == width)
                .findFirst()
                .map(Outline::below)
                .orElseGet(() -> new Box(x, y, width, 1));
    }

    private static Box below(Box box) {
        return new Box(box.x(), box.y(), box.width(), box.height() + 1);
    }
}
