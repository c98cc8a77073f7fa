package org.porchlight.agent;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Insets;
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

    private final Stage stage;

    private PaneWindow(Stage stage) {
        this.stage = stage;
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
        return window(scene, title, clear ? StageStyle.TRANSPARENT : StageStyle.UNDECORATED, gone);
    }

    /// A page in a frame, as large as the screen has room.
    static PaneWindow page(Region content, String title, Runnable gone) {
        var room = Screen.getPrimary().getVisualBounds();
        var scene = new Scene(content, Math.min(PAGE_WIDTH, room.getWidth()), Math.min(PAGE_HEIGHT, room.getHeight()));
        return window(scene, title, StageStyle.DECORATED, gone);
    }

    private static PaneWindow window(Scene scene, String title, StageStyle style, Runnable gone) {
        var stage = new Stage(style);
        stage.setTitle(title);
        stage.getIcons().setAll(Icons.windowIcon());
        stage.setScene(scene);
        stage.setAlwaysOnTop(true);
        stage.setOnHidden(_ -> gone.run());
        return new PaneWindow(stage);
    }

    void show() {
        stage.centerOnScreen();
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    void toFront() {
        stage.toFront();
        stage.requestFocus();
    }

    void close() {
        stage.close();
    }
}
