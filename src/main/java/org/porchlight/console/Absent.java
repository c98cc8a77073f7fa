package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Words;

/// What stands in the place of a page when no guard answers this account.
///
/// @param typing a text with the commands in it as they are typed on this PC
/// @param onTry a parent wants to try it here
/// @param onStart an administrator wants to start the guard
record Absent(Words words, UnaryOperator<String> typing, Runnable onTry, Runnable onStart) {
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
        var tryIt = new Button(words.of("missing.try"));
        tryIt.setId("try-here");
        tryIt.setOnAction(_ -> onTry.run());
        actions.add(tryIt);
        if (missing.mayStart()) {
            var start = new Button(words.of("missing.start"));
            start.setId("start-guard");
            start.getStyleClass().add("accent");
            start.setOnAction(_ -> onStart.run());
            actions.add(start);
        }
        var text = words.of(missing.mayStart() ? "missing.text" : "missing.text-command");
        var state = new EmptyState(EmptyState.Tone.BROKEN, "fth-shield-off", words.of("missing.title"), text, actions);
        if (!missing.mayStart()) {
            state.command(typing.apply(words.of("missing.command")));
        }
        missing.problem().ifPresent(key -> state.problem(words.of(key)));
        return state;
    }

    private Node denied() {
        var state = new EmptyState(
                EmptyState.Tone.BROKEN, "fth-lock", words.of("denied.title"), words.of("denied.text"), List.of());
        state.command(typing.apply(words.of("denied.command")));
        return state;
    }
}
