package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;

class PagePlaceTest {
    @Test
    void showsNothingAtOnceWhileOneWaits() {
        boolean seen = OnFx.call(() -> {
            var content = new StackPane();
            var scene = new Scene(content);
            new PagePlace(Words.part("console"), content, new VBox()).await("Reading", () -> {});
            return scene.getRoot().lookup(".pl-waiting").isVisible();
        });

        assertThat(seen).isFalse();
    }

    /// The bar lies in the margin of every page, whatever of it scrolls.
    @Test
    void marksWhatScrollsOfAPage() {
        var marked = OnFx.call(() -> {
            var place = new PagePlace(Words.part("console"), new StackPane(), new VBox());
            var whole = new ScrollPane(new VBox());
            var above = new ScrollPane(new VBox());
            place.put(whole);
            place.put(new BorderPane(above));
            return List.of(whole.getStyleClass(), above.getStyleClass());
        });

        assertThat(marked).allSatisfy(classes -> assertThat(classes).contains("pl-page-scroll"));
    }

    @Test
    void keepsNoPictureOfWhatScrolls() {
        var kept = OnFx.call(() -> {
            var content = new StackPane();
            var scene = new Scene(content);
            var scroll = new ScrollPane(new VBox());
            new PagePlace(Words.part("console"), content, new VBox()).put(scroll);
            scene.getRoot().applyCss();
            return scroll.getChildrenUnmodifiable().stream()
                    .filter(part -> part.getStyleClass().contains("viewport"))
                    .map(Node::isCache)
                    .toList();
        });

        assertThat(kept).containsExactly(false);
    }
}
