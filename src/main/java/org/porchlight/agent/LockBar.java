package org.porchlight.agent;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// The lock card as a bar at the upper edge, while a program that does not count is in front: it goes on, all else
/// stands still and is out of sight.
final class LockBar extends HBox {
    private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");

    private final Label title = styled(new Label(), "lock-bar-title");
    private final Label next = styled(new Label(), "lock-bar-next");
    private final Button code;

    /// @param flat where windows cannot be transparent
    LockBar(boolean flat, Texts texts, LockDeeds deeds) {
        getStyleClass().add("lock-bar");
        pseudoClassStateChanged(FLAT, flat);
        setAlignment(Pos.CENTER_LEFT);
        var text = new VBox(title, next);
        text.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Icons.lamp(32), text);
        code = button(texts.of("lock.code"), "fth-hash", () -> deeds.open(Panes.Which.CODE));
        if (deeds.hasPanes()) {
            getChildren()
                    .addAll(
                            button(texts.of("lock.ask"), "fth-send", () -> deeds.open(Panes.Which.ASK)),
                            code,
                            button(texts.of("lock.help"), "fth-life-buoy", () -> deeds.open(Panes.Which.HELP)));
        }
        setAccessibleRole(AccessibleRole.DIALOG);
    }

    void show(Look.Lock look) {
        title.setText(look.title());
        next.setText(look.next().orElse(""));
        next.setVisible(look.next().isPresent());
        next.setManaged(look.next().isPresent());
        code.setVisible(look.keys().code());
        code.setManaged(look.keys().code());
        setAccessibleText(look.title() + " " + look.next().orElse(""));
    }

    private static Button button(String text, String icon, Runnable deed) {
        var button = LockActions.button(text, icon, deed);
        // A window that no window manager knows has no keys.
        button.setFocusTraversable(false);
        return button;
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }
}
