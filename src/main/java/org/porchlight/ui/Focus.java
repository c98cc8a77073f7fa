package org.porchlight.ui;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;

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
