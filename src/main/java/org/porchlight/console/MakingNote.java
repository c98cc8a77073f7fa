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
        tell(new WeekMaking.State.Idle());
    }

    void tell(WeekMaking.State state) {
        var nodes = nodes(state);
        place.getChildren().setAll(nodes);
        place.setManaged(!nodes.isEmpty());
    }

    private List<Node> nodes(WeekMaking.State state) {
        return switch (state) {
            case WeekMaking.State.Idle _ -> List.of();
            case WeekMaking.State.Working(var form) ->
                List.of(working(
                        form.map(made -> words.of("making." + made)).orElseGet(() -> words.of("making.print"))));
            case WeekMaking.State.Saved(var file) -> List.of(new Note(Note.Kind.INFO, words.of("making.saved", file)));
            case WeekMaking.State.Printed _ -> List.of(new Note(Note.Kind.INFO, words.of("making.printed")));
            case WeekMaking.State.NotSaved(var file, var why) ->
                List.of(new Note(
                        Note.Kind.WEAK,
                        words.of("making.not-saved", file, FileTrouble.say(words.language(), file, why))));
            case WeekMaking.State.NoPrinter _ -> List.of(new Note(Note.Kind.WEAK, words.of("making.no-printer")));
            case WeekMaking.State.NotPrinted _ -> List.of(new Note(Note.Kind.WEAK, words.of("making.not-printed")));
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
