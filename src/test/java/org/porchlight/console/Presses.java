package org.porchlight.console;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.porchlight.ui.Golden;

/// What is done with a scene that is in no window, one after the other: `#id` presses a button, `#id=text` types, and
/// `#id KEY` or `#id KEY control` presses a key.
final class Presses {
    private Presses() {}

    static void press(Scene scene, String... pressed) {
        for (var one : pressed) {
            Golden.lay(scene);
            var typed = one.split("=", -1);
            var key = one.split(" ", -1);
            if (typed.length > 1) {
                ((TextField) node(scene, typed[0])).setText(typed[1]);
            } else if (key.length > 1) {
                key(node(scene, key[0]), KeyCode.valueOf(key[1]), key.length > 2);
            } else {
                ((ButtonBase) node(scene, one)).fire();
            }
        }
        Golden.lay(scene);
    }

    static Node node(Scene scene, String query) {
        return Optional.ofNullable(scene.lookup(query)).orElseThrow(() -> new AssertionError("no " + query));
    }

    private static void key(Node node, KeyCode key, boolean control) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
    }
}
