package org.porchlight.agent;

import javafx.scene.Group;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/// Night behind the lock card: stars, two hills, and a house whose porch lamp is on. Drawn for 1280 by 800; hills and
/// stars stretch with the width, the house keeps its size and its place at the lower right.
final class NightScene extends Pane {
    /// Narrower than this there is no house: it would stand under the text.
    static final double HOUSE_FROM = 900;

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    /// How far down the highest star is drawn.
    private static final double HIGHEST = 70;
    /// Elsewhere than in the drawing the line of name and date reaches down to here, and may reach where a star is.
    private static final double HEAD = 88;
    private static final double[][] STARS = {
        {780, 90}, {860, 180}, {960, 70}, {1060, 150}, {1190, 96}, {1120, 230}, {700, 170}, {900, 260}, {1230, 190}
    };

    private final Circle[] stars = stars();
    private final SVGPath far = path("M0 690 Q320 640 640 676 T1280 650 V800 H0z", "night-hill");
    private final SVGPath near = path("M0 756 Q400 716 800 738 T1280 722 V800 H0z", "night-ground");
    private final Group house = house();

    NightScene() {
        getStyleClass().add("pl-lock");
        setMouseTransparent(true);
        getChildren().addAll(stars);
        getChildren().addAll(far, house, near);
    }

    private static Circle[] stars() {
        var nodes = new Circle[STARS.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = styled(new Circle(i % 3 == 0 ? 2 : 1.4), i % 2 == 0 ? "night-star" : "night-star-far");
        }
        return nodes;
    }

    private static Group house() {
        var pane = rectangle(66, 196, 72, 72, "night-window");
        var bars = path("M102 196v72M66 232h72", "night-window-bars");
        var door = rectangle(206, 232, 78, 140, "night-door");
        var knob = styled(new Circle(270, 306, 4), "night-knob");
        var shine = styled(new Circle(322, 240, 150), "night-shine");
        var foot = rectangle(308, 256, 28, 5, "pl-lamp-roof");
        return new Group(
                path("M20 372V168L186 48l166 120v204z", "night-house"),
                path("M-2 180 186 42l188 138", "night-roof"),
                pane,
                bars,
                door,
                knob,
                shine,
                path("M322 196v14", "night-lamp-hook"),
                path("M304 224h36l-18-16z", "pl-lamp-roof"),
                path("M308 227h28l-4 28h-20z", "night-lamp-glass"),
                foot);
    }

    @Override
    protected void layoutChildren() {
        double wide = getWidth() / WIDTH;
        double down = getHeight() - HEIGHT;
        double high = getHeight() / HEIGHT;
        double sunk = wide < 1 || high < 1 ? Math.max(0, HEAD - HIGHEST * high) : 0;
        for (int i = 0; i < stars.length; i++) {
            stars[i].setCenterX(STARS[i][0] * wide);
            stars[i].setCenterY(STARS[i][1] * high + sunk);
        }
        stretch(far, wide, down);
        stretch(near, wide, down);
        house.setVisible(getWidth() >= HOUSE_FROM);
        house.setTranslateX(getWidth() - WIDTH + 806);
        house.setTranslateY(down + 366);
    }

    private static void stretch(Shape hill, double wide, double down) {
        hill.setScaleX(wide);
        hill.setTranslateX((wide - 1) * WIDTH / 2);
        hill.setTranslateY(down);
    }

    private static Rectangle rectangle(double x, double y, double width, double height, String styleClass) {
        return styled(new Rectangle(x, y, width, height), styleClass);
    }

    private static SVGPath path(String content, String styleClass) {
        var path = styled(new SVGPath(), styleClass);
        path.setContent(content);
        return path;
    }

    private static <S extends Shape> S styled(S shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        return shape;
    }
}
