package org.porchlight.tool.bench;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// A bare JavaFX window with one label, which is another text after each key, until Escape.
final class BareWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private BareWindow() {}

    public static void main(String[] arguments) {
        // As our own windows.
        if (System.getProperty("prism.order") == null) {
            System.setProperty("prism.order", "sw");
        }
        Platform.startup(BareWindow::show);
    }

    private static void show() {
        var label = new Label("A label");
        var scene = new Scene(new StackPane(label), WIDTH, HEIGHT);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                Platform.exit();
            } else if (!event.getCode().isModifierKey()) {
                label.setText(label.getText().length() > 7 ? "A label" : "A longer label");
            }
        });
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }
}
