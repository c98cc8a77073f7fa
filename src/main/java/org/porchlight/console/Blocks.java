package org.porchlight.console;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Grey blocks where the page of today will be, while the guard has not answered.
final class Blocks extends VBox {
    Blocks() {
        getStyleClass().add("pl-main");
        var card = new VBox(
                new HBox(12, round(36), new VBox(8, block(180, 14), block(260, 12))),
                new HBox(24, round(148), new VBox(12, block(160, 14), block(240, 12), block(220, 12))),
                wide(22),
                block(320, 32));
        card.getStyleClass().add("pl-card");
        getChildren().addAll(block(120, 34), card);
    }

    private static Region block(double width, double height) {
        var block = new Region();
        block.getStyleClass().add("pl-block");
        block.setMinSize(width, height);
        block.setMaxSize(width, height);
        return block;
    }

    private static Region wide(double height) {
        var block = block(100, height);
        block.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(block, Priority.ALWAYS);
        return block;
    }

    private static Region round(double size) {
        var block = block(size, size);
        block.getStyleClass().add("round");
        return block;
    }
}
