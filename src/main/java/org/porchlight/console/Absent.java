package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Words;

/// What stands in the place of a page when no guard answers this account.
///
record Absent(Words words, Around around) {
    /// What stands there; nothing while it is not known yet whether one answers.
    Optional<Node> of(Screen screen) {
        return switch (screen) {
            case Screen.Loading _ -> Optional.empty();
            case Screen.GuardMissing missing -> Optional.of(missing(missing));
            case Screen.NotPermitted _ -> Optional.of(denied());
            case Screen.Ready _, Screen.Lost _ -> throw new IllegalStateException("a page that is open and not built");
        };
    }

    private Node missing(Screen.GuardMissing missing) {
        var actions = new ArrayList<Node>();
        var tryIt = button(missing, Screen.Start.TRIAL, around.onTry());
        tryIt.setId("try-here");
        actions.add(tryIt);
        if (missing.mayStart()) {
            var start = button(missing, Screen.Start.OWN, around.onStart());
            start.setId("start-guard");
            start.getStyleClass().add("accent");
            actions.add(start);
        }
        var text = words.of("missing.text" + (around.hasRun().getAsBoolean() ? "-held" : "")
                + (missing.mayStart() ? "" : "-command"));
        var state = new EmptyState(EmptyState.Tone.BROKEN, "fth-shield-off", words.of("missing.title"), text, actions);
        if (!missing.mayStart()) {
            state.command(around.verbs().typing(words.of("missing.command")));
        }
        state.hint(words.of("missing.try-hint"));
        missing.problem().ifPresent(key -> state.problem(words.of(key)));
        return state;
    }

    /// Nothing more can be started while a guard is.
    private Button button(Screen.GuardMissing missing, Screen.Start which, Runnable onPress) {
        boolean isStarting = missing.starting().equals(Optional.of(which));
        var button = new Button(words.of((isStarting ? "missing.starting." : "missing.start.") + which));
        button.setDisable(missing.starting().isPresent());
        button.setOnAction(_ -> onPress.run());
        if (isStarting) {
            var bar = new ProgressBar();
            bar.getStyleClass().add("pl-starting");
            bar.setFocusTraversable(false);
            bar.setAccessibleText(button.getText());
            button.setGraphic(bar);
        }
        return button;
    }

    private Node denied() {
        var state = new EmptyState(
                EmptyState.Tone.BROKEN, "fth-lock", words.of("denied.title"), words.of("denied.text"), List.of());
        state.command(around.verbs().typing(words.of("denied.command")));
        return state;
    }
}
