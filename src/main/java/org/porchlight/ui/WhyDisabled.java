package org.porchlight.ui;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// Says of what is disabled why it is: in a tooltip where the pointer rests on it, and to assistive technology. The
/// toolkit shows no tooltip of a disabled control.
public final class WhyDisabled {
    private static final String REASON = "why-disabled";
    private static final String SAID = "why-disabled-said";
    private static final Duration RESTS = Duration.millis(600);
    private static final double BELOW = 18;

    private final Scene scene;
    private final Tooltip tip = new Tooltip();
    private final PauseTransition rest = new PauseTransition(RESTS);
    private Optional<Node> over = Optional.empty();

    private WhyDisabled(Scene scene) {
        this.scene = scene;
    }

    /// Why a node is not to be used while it is disabled; what is in it is so for the same reason. An empty text says
    /// nothing.
    public static void say(Node node, String why) {
        if (node.getProperties().put(REASON, why) == null) {
            node.disabledProperty().subscribe(is -> help(node, is));
        } else {
            help(node, node.isDisabled());
        }
    }

    private static void help(Node node, boolean is) {
        var why = is ? reason(node) : Optional.<String>empty();
        var said = Optional.ofNullable(node.getProperties().remove(SAID));
        if (why.isPresent()) {
            node.getProperties().put(SAID, why.get());
            node.setAccessibleHelp(why.get());
        } else if (said.filter(last -> last.equals(node.getAccessibleHelp())).isPresent()) {
            // What else it is helped with stays.
            node.setAccessibleHelp(null);
        }
    }

    /// Shows reasons in a scene, as long as it lives.
    static void showIn(Scene scene) {
        if (scene.getProperties().putIfAbsent(REASON, scene) != null) {
            return;
        }
        var shown = new WhyDisabled(scene);
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, shown::moved);
        scene.addEventFilter(MouseEvent.MOUSE_EXITED, _ -> shown.leave());
    }

    /// What says why it is disabled at a place of a scene.
    static Optional<Node> at(Scene scene, double x, double y) {
        return disabledAt(scene.getRoot(), x, y);
    }

    private void moved(MouseEvent event) {
        var now = at(scene, event.getSceneX(), event.getSceneY());
        if (now.equals(over)) {
            return;
        }
        leave();
        over = now;
        now.ifPresent(node -> {
            rest.setOnFinished(_ -> show(node, event.getScreenX(), event.getScreenY()));
            rest.playFromStart();
        });
    }

    private void leave() {
        rest.stop();
        tip.hide();
        over = Optional.empty();
    }

    private void show(Node node, double x, double y) {
        var window = scene.getWindow();
        if (window != null && window.isShowing() && isTold(node)) {
            tip.setText(reason(node).orElse(""));
            tip.show(window, x, y + BELOW);
        }
    }

    /// The innermost node with a reason at a point, which the toolkit passes over when it looks what is there.
    private static Optional<Node> disabledAt(Node node, double x, double y) {
        if (!node.isVisible() || !node.contains(node.sceneToLocal(x, y))) {
            return Optional.empty();
        }
        if (node instanceof Parent parent) {
            var children = parent.getChildrenUnmodifiable();
            for (int at = children.size() - 1; at >= 0; at--) {
                var found = disabledAt(children.get(at), x, y);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return reason(node).isPresent() && isTold(node) ? Optional.of(node) : Optional.empty();
    }

    /// Whether the node is disabled for its own reason: what lies under a pane is disabled for the pane's.
    private static boolean isTold(Node node) {
        for (var at = node.getParent(); at != null; at = at.getParent()) {
            if (at.isDisable() && reason(at).isEmpty()) {
                return false;
            }
        }
        return node.isDisable();
    }

    private static Optional<String> reason(Node node) {
        return node.getProperties().get(REASON) instanceof String why && !why.isEmpty()
                ? Optional.of(why)
                : Optional.empty();
    }
}
