package org.porchlight.console;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// What the keys of the window do. They come before any control that could use them itself.
final class Keys {
    private final Map<Shortcut, BooleanSupplier> work = new EnumMap<>(Shortcut.class);

    /// @param what says whether the key meant something
    void on(Shortcut key, BooleanSupplier what) {
        work.put(key, what);
    }

    /// Those that lead to a page from anywhere, and back.
    void toPages(Way way) {
        Shortcut.toPages()
                .forEach(key -> on(key, () -> {
                    key.page().ifPresent(way::open);
                    return true;
                }));
        on(Shortcut.BACK, () -> {
            way.back();
            return true;
        });
    }

    void hear(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean meant = work.entrySet().stream()
                    .filter(key -> key.getKey().keys().match(event))
                    .anyMatch(key -> key.getValue().getAsBoolean());
            if (meant) {
                event.consume();
            }
        });
    }
}
