package org.porchlight.agent.tray;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/// The lamp as a small picture on a transparent ground.
final class LampIcon {
    private static final Color METAL = new Color(0xF6E7C8);
    private static final Color LIGHT = new Color(0xF5C266);
    private static final Color OUT = new Color(0xAEB3BE);
    private static final double GRID = 24;

    private LampIcon() {}

    /// @param size width and height in px
    static BufferedImage draw(int size, boolean lit) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(size / GRID, size / GRID);
        pen.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
        pen.setColor(METAL);
        pen.draw(new Line2D.Double(12, 2.5, 12, 5.5));
        pen.fill(polygon(5.5, 10, 12, 5.5, 18.5, 10));
        glass(pen, lit);
        pen.dispose();
        return image;
    }

    private static void glass(Graphics2D pen, boolean lit) {
        var glass = polygon(7, 11.2, 17, 11.2, 15.8, 20.5, 8.2, 20.5);
        if (lit) {
            pen.setColor(LIGHT);
            pen.fill(glass);
        } else {
            pen.setColor(OUT);
            pen.setStroke(new BasicStroke(1.6f));
            pen.draw(glass);
        }
    }

    private static Path2D polygon(double... points) {
        var path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }

    /// The picture as StatusNotifierItem wants it: rows from above, each pixel as alpha, red, green, blue.
    static byte[] bytes(BufferedImage image) {
        var bytes = new byte[image.getWidth() * image.getHeight() * 4];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                bytes[at++] = (byte) (argb >> 24);
                bytes[at++] = (byte) (argb >> 16);
                bytes[at++] = (byte) (argb >> 8);
                bytes[at++] = (byte) argb;
            }
        }
        return bytes;
    }
}
