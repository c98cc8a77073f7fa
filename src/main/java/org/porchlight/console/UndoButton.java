package org.porchlight.console;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.porchlight.ui.Icons;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// The button that takes the last change back. It says which, and while there is none why.
final class UndoButton {
    private final Words words;
    private final Button button;
    private boolean isNarrow;
    private Optional<String> told = Optional.empty();

    UndoButton(Words words, Button button, Runnable undo) {
        this.words = words;
        this.button = button;
        button.setGraphic(Icons.of("fth-rotate-ccw"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> undo.run());
        write();
    }

    void setCompact(boolean narrow) {
        isNarrow = narrow;
        write();
    }

    /// @param undo nothing where it is not known, or nothing can be done now
    /// @param say a change in words
    <W> void show(Optional<Undo<W>> undo, Function<W, String> say) {
        told = Optional.empty();
        button.setDisable(undo.filter(Undo::can).isEmpty());
        undo.ifPresent(known -> {
            switch (known) {
                case Undo.Back<W>(var what, var isSaved) ->
                    told = Optional.of(words.of(isSaved ? "undo.saved" : "undo.draft", say.apply(what)));
                case Undo.Nothing<W>(var why) -> WhyDisabled.say(button, words.of("disabled.undo." + why));
            }
        });
        write();
    }

    private void write() {
        var name = words.of("time.undo");
        button.setText(isNarrow ? "" : name);
        button.setAccessibleText(
                told.map(what -> words.of("undo.named", name, what)).orElse(name));
        button.setTooltip(told.or(() -> Optional.of(name).filter(_ -> isNarrow))
                .map(Tooltip::new)
                .orElse(null));
    }
}
