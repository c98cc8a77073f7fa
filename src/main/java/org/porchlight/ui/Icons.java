package org.porchlight.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons. All but the gamepad and the lamp are Feather's; style sheets give size and colour.
public final class Icons {
    /// Drawn in Feather's grid of 24 with strokes of 2.
    private static final String GAMEPAD =
            "M6 6h12a4 4 0 0 1 4 4v4a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4v-4a4 4 0 0 1 4-4z M6 12h4M8 10v4M15.5 13h.01M18 11h.01";

    static {
        // Whoever asks first says how the fonts of icons are loaded.
        var _ = IkonResolverProvider.getInstance(font -> font.setFont(Fonts.load(font.getFontResource())));
    }

    private Icons() {}

    /// An icon as a picture without a voice: whoever shows it alone gives its owner an accessible text.
    ///
    /// @param code such as `fth-sun`
    public static Node of(String code) {
        var icon = new FontIcon(code);
        icon.setMouseTransparent(true);
        // Its letter is none that could be read aloud.
        icon.setAccessibleRole(AccessibleRole.NODE);
        return icon;
    }

    /// A field with an icon at its left, inside.
    ///
    /// @param code such as `fth-search`
    public static Node within(TextField field, String code) {
        var icon = of(code);
        icon.getStyleClass().add("pl-within");
        StackPane.setAlignment(icon, Pos.CENTER_LEFT);
        field.getStyleClass().add("pl-with-icon");
        return new StackPane(field, icon);
    }

    /// The category of games, which Feather lacks.
    ///
    /// @param size width and height in px
    public static Node gamepad(double size) {
        var path = new SVGPath();
        path.setContent(GAMEPAD);
        path.getStyleClass().add("pl-own-icon");
        path.setStrokeWidth(2);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return sized(size, 24, path);
    }

    /// The lamp, Porchlight's sign, on its night-blue tile.
    ///
    /// @param size width and height in px
    public static Node lamp(double size) {
        var tile = styled(new Rectangle(28, 28), "pl-lamp-tile");
        tile.setArcWidth(16);
        tile.setArcHeight(16);
        var shine = styled(new Circle(14, 15.5, 9), "pl-lamp-shine");
        var hook = path("M14 4.2v2.6", "pl-lamp-hook");
        var roof = path("M8.6 10.6 14 6.6l5.4 4z", "pl-lamp-roof");
        var glass = path("M9.6 11.6h8.8l-1.2 8.8h-6.4z", "pl-lamp-glass");
        var foot = styled(new Rectangle(10, 20.8, 8, 1.9), "pl-lamp-roof");
        foot.setArcWidth(1.8);
        foot.setArcHeight(1.8);
        return sized(size, 28, tile, shine, hook, roof, glass, foot);
    }

    /// The lamp as a window's icon. On the FX thread.
    public static Image windowIcon() {
        var scene = new Scene(new Group(lamp(64)), Color.TRANSPARENT);
        Theme.dress(scene);
        return scene.snapshot(null);
    }

    private static SVGPath path(String content, String styleClass) {
        var path = styled(new SVGPath(), styleClass);
        path.setContent(content);
        return path;
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    /// Scales what is drawn on a square grid, and keeps the grid's edges when the drawing does not reach them.
    private static Node sized(double size, double grid, Node... drawing) {
        var edges = new Rectangle(grid, grid);
        edges.setOpacity(0);
        var group = new Group(edges);
        group.getChildren().addAll(drawing);
        group.setScaleX(size / grid);
        group.setScaleY(size / grid);
        group.setMouseTransparent(true);
        return new Group(group);
    }
}
