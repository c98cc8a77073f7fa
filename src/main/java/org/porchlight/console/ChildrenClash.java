package org.porchlight.console;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// What two parents said otherwise at once on the page of the children, and whose words shall hold.
final class ChildrenClash extends VBox {
    private final Words words;

    /// @param who was faster, and when
    /// @param called what it is of
    /// @param theirs what somebody else says of it
    /// @param mine what is said of it here
    ChildrenClash(
            Words words, String who, String called, String theirs, String mine, Runnable useTheirs, Runnable useMine) {
        this.words = words;
        getStyleClass().add("pl-card");
        var sentence = Labels.of(words.of("children.clash", called, theirs, mine, who));
        Labels.wrap(sentence);
        getChildren()
                .setAll(
                        sentence,
                        new HBox(
                                8,
                                choice("time.use-theirs", called, useTheirs),
                                choice("time.use-mine", called, useMine)));
    }

    private Button choice(String word, String about, Runnable chosen) {
        var button = new Button(words.of(word));
        button.getStyleClass().add("small");
        button.setAccessibleText(words.of("time.choice", words.of(word), about));
        button.setOnAction(_ -> chosen.run());
        return button;
    }
}
