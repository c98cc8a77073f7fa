package org.porchlight.ui;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Stands where something will be that is being read: nothing for 300 ms, then grey blocks, after 2 s what is read and
/// a way to cancel. The clock runs while it is on a scene.
public final class Waiting extends VBox {
    private static final Duration QUIET = Duration.millis(300);
    private static final Duration LONG = Duration.seconds(2);

    private final String what;
    private final Runnable onCancel;
    private final PauseTransition first = new PauseTransition(QUIET);
    private final PauseTransition second = new PauseTransition(LONG);

    /// @param what is read, such as `Reading four weeks`
    /// @param onCancel the person does not want to wait
    public Waiting(String what, Runnable onCancel) {
        this.what = what;
        this.onCancel = onCancel;
        getStyleClass().addAll("pl-card", "pl-waiting");
        setAccessibleText(what);
        first.setOnFinished(_ -> show(false));
        second.setOnFinished(_ -> show(true));
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                first.stop();
                second.stop();
            } else {
                start();
            }
        });
    }

    /// Shows what it shows after a while.
    ///
    /// @param withName whether the name and the way to cancel too
    void showNow(boolean withName) {
        first.stop();
        second.stop();
        show(withName);
    }

    private void start() {
        getChildren().clear();
        setVisible(false);
        first.playFromStart();
        second.playFromStart();
    }

    /// Most waits end before there is anything to be made, styled and laid out.
    private void show(boolean withName) {
        var named = named();
        named.setVisible(withName);
        getChildren().setAll(blocks(), named);
        setVisible(true);
    }

    private static Node blocks() {
        var blocks = new VBox(
                new HBox(12, block("round", 36, 36), new VBox(8, block("", 180, 14), block("", 260, 12))),
                wide(22),
                block("", 320, 12));
        blocks.getStyleClass().add("pl-waiting-blocks");
        return blocks;
    }

    private Node named() {
        var label = new Label(what);
        label.getStyleClass().addAll("pl-small", "pl-muted");
        Labels.wrap(label);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        var cancel = new Button(Words.part("ui").of("waiting.cancel"));
        cancel.setId("cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> onCancel.run());
        var named = new HBox(12, label, cancel);
        named.setAlignment(Pos.CENTER_LEFT);
        return named;
    }

    private static Region block(String shape, double width, double height) {
        var block = new Region();
        block.getStyleClass().add("pl-block");
        if (!shape.isEmpty()) {
            block.getStyleClass().add(shape);
        }
        block.setMinSize(width, height);
        block.setMaxSize(width, height);
        return block;
    }

    private static Region wide(double height) {
        var block = block("", 0, height);
        block.setMaxWidth(Double.MAX_VALUE);
        return block;
    }
}
