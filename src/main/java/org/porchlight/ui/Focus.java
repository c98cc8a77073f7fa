package org.porchlight.ui;

import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// The keyboard, given so that a person sees where it is.
public final class Focus {
    private Focus() {}

    /// Gives the keyboard on where a control has it that is going to be hidden, with the ring where there was one.
    static void handOver(Node from, Node to) {
        var scene = from.getScene();
        if (scene == null || !from.equals(scene.getFocusOwner())) {
            return;
        }
        if (from.isFocusVisible()) {
            show(to);
        } else {
            to.requestFocus();
        }
    }

    /// Has what is in a pane made anew. What has the keyboard has it again by its id, with the ring where there was
    /// one.
    ///
    /// @param gone has it where nothing in the pane is called so any more
    public static void keep(Pane pane, Runnable anew, Node gone) {
        var owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        if (owner == null || !inside(pane).anyMatch(owner::equals)) {
            anew.run();
            return;
        }
        boolean isShown = owner.isFocusVisible();
        var id = owner.getId();
        anew.run();
        var next = inside(pane)
                .filter(node -> id != null && id.equals(node.getId()))
                .findFirst()
                .orElse(gone);
        if (isShown) {
            show(next);
        } else {
            next.requestFocus();
        }
    }

    /// Whether a node is another one, or somewhere in it.
    public static boolean isIn(Parent outer, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Node> inside(Parent outer) {
        return outer.getChildrenUnmodifiable().stream()
                .flatMap(node ->
                        node instanceof Parent inner ? Stream.concat(Stream.of(node), inside(inner)) : Stream.of(node));
    }

    /// Gives a control the keyboard on which the mouse was pressed. What scrolls around it would take the keyboard with
    /// the same press, and so does not hear of it.
    static void take(Node pressed, MouseEvent event) {
        pressed.requestFocus();
        event.consume();
    }

    /// Gives a control of a scene the keyboard as the tab key would: with the ring around it.
    public static void show(Node node) {
        var scene = node.getScene();
        if (scene == null) {
            return;
        }
        // Only who is gone to by a key has the ring.
        node.requestFocus();
        node.requestFocusTraversal(TraversalDirection.NEXT);
        var other = scene.getFocusOwner();
        if (other != null && !other.equals(node)) {
            other.requestFocusTraversal(TraversalDirection.PREVIOUS);
        }
        if (!node.equals(scene.getFocusOwner())) {
            node.requestFocus();
        }
    }
}
