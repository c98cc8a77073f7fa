package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Icons;

/// What the window shows while its pages are made: grey blocks in the final layout. It has nothing to
/// press, and none of what takes long.
final class FirstFrame extends BorderPane {
    private static final double SIGN = 28;
    private static final int ROWS = 8;

    private final List<Region> besideSigns = new ArrayList<>();

    FirstFrame(String what) {
        getStyleClass().add("pl-page");
        setAccessibleText(what);
        var sign = new HBox(Icons.lamp(SIGN));
        sign.getStyleClass().add("pl-brand");
        var navigation = new VBox(sign);
        navigation.getStyleClass().add("pl-nav");
        for (int row = 0; row < ROWS; row++) {
            var words = block(96, 12);
            besideSigns.add(words);
            var place = new HBox(12, block(18, 18), words);
            place.setAlignment(Pos.CENTER_LEFT);
            place.getStyleClass().add("pl-first-place");
            navigation.getChildren().add(place);
        }
        widthProperty().subscribe(width -> arrange(ConsoleFrame.isNarrow(width.doubleValue())));
        setLeft(navigation);
        var head = block(220, 28);
        var cards = new HBox(16, wide(220), wide(220), wide(220));
        var page = new VBox(head, cards, wide(180));
        page.getStyleClass().addAll("pl-main", "pl-blocks");
        setCenter(page);
    }

    private void arrange(boolean narrow) {
        pseudoClassStateChanged(ConsoleFrame.NARROW, narrow);
        besideSigns.forEach(words -> {
            words.setVisible(!narrow);
            words.setManaged(!narrow);
        });
    }

    private static Region block(double width, double height) {
        var block = wide(height);
        block.setMinWidth(width);
        block.setMaxWidth(width);
        return block;
    }

    private static Region wide(double height) {
        var block = new Region();
        block.getStyleClass().add("pl-block");
        block.setMinHeight(height);
        block.setMaxHeight(height);
        block.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(block, Priority.ALWAYS);
        return block;
    }
}
