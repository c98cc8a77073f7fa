package org.porchlight.agent;

import java.util.Optional;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.porchlight.ui.Icons;

/// A window of the agent that a person types in. The window manager keeps it as any other.
final class PaneWindow {
    private static final Insets SHADOW = new Insets(32, 40, 40, 40);
    private static final double PAGE_WIDTH = 960;
    private static final double PAGE_HEIGHT = 720;
    /// As high as a page is where there is room for that and for the frame around it.
    private static final double MOST_HEIGHT = 820;

    private static final double FRAME = 40;
    /// A page gives way to disc and warnings down to this width.
    private static final double LEAST_WIDTH = 800;
    /// What disc and warnings take at the side where they are unless the child moves them.
    private static final double COLUMN = WarningCard.WIDTH + 2 * DiscPlace.MARGIN;

    private final Stage stage;
    private final Optional<Rectangle2D> place;

    /// @param place where it opens; in the middle where none is said
    private PaneWindow(Stage stage, Optional<Rectangle2D> place) {
        this.stage = stage;
        this.place = place;
    }

    /// A card without a frame.
    ///
    /// @param gone called when it is closed
    static PaneWindow card(Region content, String title, Runnable gone) {
        boolean clear = Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW);
        var frame = new StackPane(content);
        frame.getStylesheets().add(PaneCard.SHEET);
        frame.getStyleClass().add(clear ? "pane-float" : "pane-flat");
        frame.setPadding(clear ? SHADOW : Insets.EMPTY);
        var scene = new Scene(frame, clear ? Color.TRANSPARENT : Color.BLACK);
        var stage = stage(scene, title, clear ? StageStyle.TRANSPARENT : StageStyle.UNDECORATED, gone);
        return new PaneWindow(stage, Optional.empty());
    }

    /// A page in a frame, as large as the screen has room.
    static PaneWindow page(Region content, String title, Runnable gone) {
        var place = beside(Screen.getPrimary().getVisualBounds());
        var scene = new Scene(content, place.getWidth(), place.getHeight());
        return new PaneWindow(stage(scene, title, StageStyle.DECORATED, gone), Optional.of(place));
    }

    /// Where a page is beside disc and warnings, as near to the middle as they let it; in the middle where the
    /// screen is too narrow for both.
    static Rectangle2D beside(Rectangle2D room) {
        double free = room.getWidth() - COLUMN;
        double width = Math.min(PAGE_WIDTH, free < LEAST_WIDTH ? room.getWidth() : free);
        double height = Math.clamp(room.getHeight() - FRAME, Math.min(PAGE_HEIGHT, room.getHeight()), MOST_HEIGHT);
        double middle = (room.getWidth() - width) / 2;
        double across = free < width ? middle : Math.min(middle, free - width);
        return new Rectangle2D(
                room.getMinX() + across, room.getMinY() + (room.getHeight() - height) / 2, width, height);
    }

    private static Stage stage(Scene scene, String title, StageStyle style, Runnable gone) {
        var stage = new Stage(style);
        stage.setTitle(title);
        stage.getIcons().setAll(Icons.windowIcon());
        stage.setScene(scene);
        stage.setAlwaysOnTop(true);
        stage.setOnHidden(_ -> gone.run());
        return stage;
    }

    void show() {
        place.ifPresentOrElse(
                at -> {
                    stage.setX(at.getMinX());
                    stage.setY(at.getMinY());
                },
                stage::centerOnScreen);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    void toFront() {
        stage.toFront();
        stage.requestFocus();
    }

    /// Closes it without what is in it, which may be shown elsewhere.
    void leave() {
        stage.getScene().setRoot(new Region());
        stage.close();
    }

    void close() {
        stage.close();
    }
}
