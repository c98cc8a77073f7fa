package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
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
            return scene.getRoot().getChildrenUnmodifiable().getFirst().isVisible();
        });

        assertThat(seen).isFalse();
    }
}
