package org.porchlight.console;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.text.FileTrouble;
import org.porchlight.ui.Note;
import org.porchlight.ui.Words;

/// Tells how far a file or a print is, and what came of it.
final class MakingNote {
    private final Words words;
    private final VBox place;
    private final Runnable onCancel;

    /// @param place where it is shown; nothing else is there
    MakingNote(Words words, VBox place, Runnable onCancel) {
        this.words = words;
        this.place = place;
        this.onCancel = onCancel;
        tell(new Making.State.Idle());
    }

    void tell(Making.State state) {
        var nodes = nodes(state);
        place.getChildren().setAll(nodes);
        place.setManaged(!nodes.isEmpty());
    }

    private List<Node> nodes(Making.State state) {
        return switch (state) {
            case Making.State.Idle _ -> List.of();
            case Making.State.Working(var what) -> List.of(working(words.of("making." + what)));
            case Making.State.Saved(var file) -> List.of(new Note(Note.Kind.INFO, words.of("making.saved", file)));
            case Making.State.Printed _ -> List.of(new Note(Note.Kind.INFO, words.of("making.printed")));
            case Making.State.NotSaved(var file, var why) ->
                List.of(new Note(
                        Note.Kind.TROUBLE,
                        words.of("making.not-saved", file, FileTrouble.say(words.language(), file, why))));
            case Making.State.NoPrinter _ -> List.of(new Note(Note.Kind.TROUBLE, words.of("making.no-printer")));
            case Making.State.Broken _ -> List.of(new Note(Note.Kind.TROUBLE, words.of("making.broken")));
            case Making.State.NotPrinted _ -> List.of(new Note(Note.Kind.TROUBLE, words.of("making.not-printed")));
        };
    }

    private Node working(String what) {
        var bar = new ProgressBar();
        bar.setAccessibleText(what);
        bar.setFocusTraversable(false);
        var label = new Label(what);
        label.getStyleClass().addAll("pl-small", "pl-muted");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var cancel = new Button(words.of("making.cancel"));
        cancel.setId("cancel-making");
        cancel.getStyleClass().add("small");
        cancel.setOnAction(_ -> onCancel.run());
        var row = new HBox(bar, label, space, cancel);
        row.getStyleClass().addAll("pl-note", "pl-week-making");
        return row;
    }
}
