package org.porchlight.agent;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.porchlight.agent.desktop.Key;

/// Hands keys that the desktop took for the lock card on to what has the focus in it, as the toolkit would: the card's
/// windows never have the desktop's focus.
final class CardKeys {
    private CardKeys() {}

    /// @param card what gets them when nothing in it has the focus
    static void type(Node card, Key key) {
        var scene = card.getScene();
        if (scene == null) {
            return;
        }
        var owner = scene.getFocusOwner() == null ? card : scene.getFocusOwner();
        if (key.name() == Key.Name.ENTER && owner instanceof ButtonBase button) {
            button.fire();
            return;
        }
        send(owner, KeyEvent.KEY_PRESSED, key);
        if (!key.text().isEmpty()) {
            send(owner, KeyEvent.KEY_TYPED, key);
        }
        send(owner, KeyEvent.KEY_RELEASED, key);
    }

    private static void send(Node to, EventType<KeyEvent> type, Key key) {
        boolean typed = type == KeyEvent.KEY_TYPED;
        var text = typed ? key.text() : KeyEvent.CHAR_UNDEFINED;
        var code = typed ? KeyCode.UNDEFINED : code(key);
        Event.fireEvent(to, new KeyEvent(to, to, type, text, key.text(), code, key.shift(), false, false, false));
    }

    private static KeyCode code(Key key) {
        return switch (key.name()) {
            case TAB -> KeyCode.TAB;
            case ENTER -> KeyCode.ENTER;
            case ESCAPE -> KeyCode.ESCAPE;
            case BACKSPACE -> KeyCode.BACK_SPACE;
            case DELETE -> KeyCode.DELETE;
            case LEFT -> KeyCode.LEFT;
            case RIGHT -> KeyCode.RIGHT;
            case UP -> KeyCode.UP;
            case DOWN -> KeyCode.DOWN;
            case HOME -> KeyCode.HOME;
            case END -> KeyCode.END;
            case F1 -> KeyCode.F1;
            case OTHER -> ofText(key.text());
        };
    }

    private static KeyCode ofText(String text) {
        if (text.equals(" ")) {
            return KeyCode.SPACE;
        }
        var code = KeyCode.getKeyCode(text.toUpperCase(Locale.ROOT));
        return code == null ? KeyCode.UNDEFINED : code;
    }
}
