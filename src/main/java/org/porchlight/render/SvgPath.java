package org.porchlight.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// A path of SVG 1.1 §8.3 as a shape: the commands that [Icon] uses, `M L H V C S A Z` and their relative forms.
final class SvgPath {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final Path2D.Double path = new Path2D.Double();
    private final Deque<String> tokens = new ArrayDeque<>();
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double mirrorX;
    private double mirrorY;

    private SvgPath(String text) {
        TOKEN.matcher(text).results().forEach(match -> tokens.add(match.group()));
    }

    /// @throws IllegalArgumentException on a command that is not known
    static Path2D of(String text) {
        return new SvgPath(text).read();
    }

    private Path2D read() {
        char command = 'M';
        while (!tokens.isEmpty()) {
            if (Character.isLetter(tokens.getFirst().charAt(0))) {
                command = tokens.removeFirst().charAt(0);
            }
            boolean curve = false;
            double fromX = Character.isLowerCase(command) ? x : 0;
            double fromY = Character.isLowerCase(command) ? y : 0;
            switch (Character.toUpperCase(command)) {
                case 'M' -> {
                    move(fromX + number(), fromY + number());
                    command = command == 'm' ? 'l' : 'L';
                }
                case 'L' -> line(fromX + number(), fromY + number());
                case 'H' -> line(fromX + number(), y);
                case 'V' -> line(x, fromY + number());
                case 'C' -> {
                    curve(fromX + number(), fromY + number(), fromX, fromY);
                    curve = true;
                }
                case 'S' -> {
                    curve(mirrorX, mirrorY, fromX, fromY);
                    curve = true;
                }
                case 'A' -> arc(fromX, fromY);
                case 'Z' -> {
                    path.closePath();
                    x = startX;
                    y = startY;
                }
                default -> throw new IllegalArgumentException("path with the command " + command);
            }
            if (!curve) {
                mirrorX = x;
                mirrorY = y;
            }
        }
        return path;
    }

    private double number() {
        return Double.parseDouble(tokens.removeFirst());
    }

    private void move(double toX, double toY) {
        path.moveTo(toX, toY);
        x = startX = toX;
        y = startY = toY;
    }

    private void line(double toX, double toY) {
        path.lineTo(toX, toY);
        x = toX;
        y = toY;
    }

    private void curve(double firstX, double firstY, double fromX, double fromY) {
        double secondX = fromX + number();
        double secondY = fromY + number();
        double toX = fromX + number();
        double toY = fromY + number();
        path.curveTo(firstX, firstY, secondX, secondY, toX, toY);
        mirrorX = 2 * toX - secondX;
        mirrorY = 2 * toY - secondY;
        x = toX;
        y = toY;
    }

    /// From the end points to the centre, by SVG 1.1 §F.6.5.
    private void arc(double fromX, double fromY) {
        double rx = Math.abs(number());
        double ry = Math.abs(number());
        double turn = Math.toRadians(number());
        boolean large = number() != 0;
        boolean sweep = number() != 0;
        double toX = fromX + number();
        double toY = fromY + number();
        double halfX = (x - toX) / 2;
        double halfY = (y - toY) / 2;
        double px = Math.cos(turn) * halfX + Math.sin(turn) * halfY;
        double py = -Math.sin(turn) * halfX + Math.cos(turn) * halfY;
        double need = px * px / (rx * rx) + py * py / (ry * ry);
        if (need > 1) {
            rx *= Math.sqrt(need);
            ry *= Math.sqrt(need);
        }
        double under = rx * rx * py * py + ry * ry * px * px;
        double factor = Math.sqrt(Math.max(0, (rx * rx * ry * ry - under) / under)) * (large == sweep ? -1 : 1);
        double cx = factor * rx * py / ry;
        double cy = -factor * ry * px / rx;
        double begin = Math.toDegrees(Math.atan2((py - cy) / ry, (px - cx) / rx));
        double end = Math.toDegrees(Math.atan2((-py - cy) / ry, (-px - cx) / rx));
        double extent = (end - begin) % 360;
        if (sweep && extent < 0) {
            extent += 360;
        } else if (!sweep && extent > 0) {
            extent -= 360;
        }
        var arc = new Arc2D.Double(-rx, -ry, 2 * rx, 2 * ry, -begin, -extent, Arc2D.OPEN);
        var place = AffineTransform.getTranslateInstance(
                Math.cos(turn) * cx - Math.sin(turn) * cy + (x + toX) / 2,
                Math.sin(turn) * cx + Math.cos(turn) * cy + (y + toY) / 2);
        place.rotate(turn);
        path.append(place.createTransformedShape(arc), true);
        x = toX;
        y = toY;
    }
}
