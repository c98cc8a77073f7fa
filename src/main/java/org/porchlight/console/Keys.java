package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that hold on every page. They come before any control that could use them itself.
final class Keys {
    private static final List<PageName> NUMBERED = List.of(
            PageName.TODAY, PageName.TIME, PageName.PERMISSIONS, PageName.SPENDING, PageName.WEEK, PageName.ACCOUNT);

    private record Key(KeyCombination keys, BooleanSupplier work) {}

    private final List<Key> keys = new ArrayList<>();

    /// @param work says whether the key meant something
    void on(KeyCode code, KeyCombination.Modifier modifier, BooleanSupplier work) {
        keys.add(new Key(new KeyCodeCombination(code, modifier), work));
    }

    void on(KeyCode code, BooleanSupplier work) {
        keys.add(new Key(new KeyCodeCombination(code), work));
    }

    /// `Ctrl+1` to `Ctrl+6`, and those that lead to a page from anywhere.
    void toPages(Way way) {
        for (int at = 0; at < NUMBERED.size(); at++) {
            var page = NUMBERED.get(at);
            on(KeyCode.getKeyCode(Integer.toString(at + 1)), KeyCombination.SHORTCUT_DOWN, () -> open(way, page));
        }
        on(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN, () -> open(way, PageName.SETTINGS));
        on(KeyCode.F1, () -> open(way, PageName.HELP));
        on(KeyCode.LEFT, KeyCombination.ALT_DOWN, () -> {
            way.back();
            return true;
        });
    }

    private static boolean open(Way way, PageName page) {
        way.open(page);
        return true;
    }

    void hear(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (keys.stream()
                    .anyMatch(key -> key.keys().match(event) && key.work().getAsBoolean())) {
                event.consume();
            }
        });
    }
}
