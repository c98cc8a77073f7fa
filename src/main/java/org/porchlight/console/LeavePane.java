package org.porchlight.console;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Says what would be lost with the window, before it is closed.
final class LeavePane extends VBox {
    private final Button stay;
    private final Button save;

    /// What a person can do.
    record Actions(Runnable save, Runnable discard, Runnable stay) {}

    /// @param rows what is not saved, a line for each page
    /// @param canSave whether there is a guard that takes it
    LeavePane(Words words, List<String> rows, boolean canSave, Actions actions) {
        getStyleClass().addAll("pl-floating", "pl-leave");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(Labels.of(words.of("leave.title"), "pl-heading"));
        for (var row : rows) {
            add(row);
        }
        if (!canSave) {
            add(words.of("leave.no-guard"), "pl-small", "pl-muted");
        }
        var discard = button(words, "discard", actions.discard());
        stay = button(words, "stay", actions.stay());
        save = button(words, "save", actions.save());
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setDisable(!canSave);
        var buttons = new HBox(8, discard, stay, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(buttons);
    }

    private void add(String sentence, String... styles) {
        var label = Labels.of(sentence, styles);
        Labels.wrap(label);
        getChildren().add(label);
    }

    private static Button button(Words words, String what, Runnable action) {
        var button = new Button(words.of("leave." + what));
        button.setId("leave-" + what);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Where the keyboard begins.
    Node first() {
        return save.isDisable() ? stay : save;
    }
}
