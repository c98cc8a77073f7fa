package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Panes over the page, the topmost of which has the keyboard and is closed with escape.
final class Overlay {
    private final StackPane place;
    private final Node below;
    private final Deque<Pane> panes = new ArrayDeque<>();
    private @Nullable Node before;

    private record Pane(Parent root, Runnable closed) {}

    /// @param below cannot be reached while something is over it
    Overlay(StackPane place, Node below) {
        this.place = place;
        this.below = below;
        show();
    }

    boolean isOpen() {
        return !panes.isEmpty();
    }

    /// Puts a pane over all others.
    ///
    /// @param first what has the keyboard in it
    /// @param closed called when the person closes it with escape
    void open(Parent root, Node first, Runnable closed) {
        if (panes.isEmpty() && place.getScene() != null) {
            before = place.getScene().getFocusOwner();
        }
        panes.push(new Pane(root, closed));
        show();
        first.requestFocus();
    }

    /// Takes a pane away.
    void close(Parent root) {
        panes.removeIf(pane -> pane.root().equals(root));
        show();
        if (panes.isEmpty() && before != null) {
            before.requestFocus();
            before = null;
        }
    }

    /// Whether the topmost pane is of a kind.
    boolean shows(Class<? extends Parent> kind) {
        return topmost(kind).isPresent();
    }

    /// Takes the topmost pane away where it is of a kind.
    void close(Class<? extends Parent> kind) {
        topmost(kind).ifPresent(this::close);
    }

    private Optional<Parent> topmost(Class<? extends Parent> kind) {
        return Optional.ofNullable(panes.peek()).map(Pane::root).filter(kind::isInstance);
    }

    /// The person closes the topmost.
    ///
    /// @return whether there was one
    boolean closeTopmost() {
        var top = Optional.ofNullable(panes.peek());
        top.ifPresent(pane -> {
            close(pane.root());
            pane.closed().run();
        });
        return top.isPresent();
    }

    private void show() {
        place.getChildren()
                .setAll(Optional.ofNullable(panes.peek()).stream()
                        .map(Pane::root)
                        .toList());
        place.setVisible(isOpen());
        below.setDisable(isOpen());
    }
}
