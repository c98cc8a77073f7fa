package org.porchlight.console;

import java.util.List;
import javafx.scene.layout.StackPane;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Words;

/// What the window shows while its trial ends: what goes with it, and that nothing is left.
final class Farewell extends StackPane {
    Farewell(Words words) {
        getStyleClass().add("pl-page");
        getChildren()
                .setAll(new EmptyState(
                        EmptyState.Tone.CALM,
                        "fth-sunrise",
                        words.of("farewell.title"),
                        words.of("farewell.text"),
                        List.of()));
    }
}
