package org.porchlight.agent;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.ui.Look;

/// The cards on which a child types.
abstract class OnPanes {
    /// What went to the guard.
    record Asked(Command command, Consumer<Optional<Answer>> then) {
        /// Answers with how things stand.
        void tells(Reports now) {
            then.accept(Optional.of(new Answer.Status(now.report())));
        }
    }

    static Language language(Look look) {
        return look.isEnglish() ? Language.EN : Language.ZH_CN;
    }

    /// A card on a ground like the drawing's.
    static StackPane ground(Region card) {
        var ground = new StackPane(card);
        ground.getStylesheets().add(PaneCard.SHEET);
        ground.getStyleClass().add("pane-ground");
        return ground;
    }

    static TextInputControl text(Parent pane) {
        return (TextInputControl) pane.lookup(".text-input");
    }
}
