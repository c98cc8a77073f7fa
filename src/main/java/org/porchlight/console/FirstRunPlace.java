package org.porchlight.console;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.porchlight.ui.Words;

/// Where a first run stands: over the frame, and below what asks for a passphrase.
final class FirstRunPlace {
    private final Words words;
    private final StackPane root;
    private final Node frame;
    private final Node above;
    private final Verbs verbs;
    private final Runnable anew;
    private final Runnable left;
    private @Nullable FirstRunView open;

    /// @param above what asks for a passphrase
    /// @param verbs runs the doctor at the end
    /// @param anew makes the window anew, in the language that is chosen now
    /// @param left is told once it is over
    FirstRunPlace(Words words, StackPane root, Node frame, Node above, Verbs verbs, Runnable anew, Runnable left) {
        this.words = words;
        this.root = root;
        this.frame = frame;
        this.above = above;
        this.verbs = verbs;
        this.anew = anew;
        this.left = left;
    }

    boolean isOpen() {
        return open != null;
    }

    Optional<FirstRunModel> model() {
        return Optional.ofNullable(open).map(FirstRunView::model);
    }

    /// Shows a first run where it is.
    void open(FirstRunModel model) {
        var view = new FirstRunView(words, model, verbs, anew, this::end);
        open = view;
        root.getChildren().add(root.getChildren().indexOf(above), view);
        frame.setVisible(false);
        view.begin();
    }

    private void end() {
        root.getChildren().remove(open);
        open = null;
        frame.setVisible(true);
        left.run();
    }
}
