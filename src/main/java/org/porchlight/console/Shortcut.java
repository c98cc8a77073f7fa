package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.porchlight.ui.Words;

/// The keys that hold in the whole window, in the order in which they are listed. Those that lead to a page are called
/// as it; the words of others are `key.` and the name.
enum Shortcut {
    TODAY(KeyCode.DIGIT1, PageName.TODAY),
    TIME(KeyCode.DIGIT2, PageName.TIME),
    PERMISSIONS(KeyCode.DIGIT3, PageName.PERMISSIONS),
    SPENDING(KeyCode.DIGIT4, PageName.SPENDING),
    WEEK(KeyCode.DIGIT5, PageName.WEEK),
    ACCOUNT(KeyCode.DIGIT6, PageName.ACCOUNT),
    CHILDREN(KeyCode.DIGIT7, PageName.CHILDREN),
    SETTINGS(KeyCode.COMMA, PageName.SETTINGS),
    HELP(new KeyCodeCombination(KeyCode.F1), Optional.of(PageName.HELP)),
    BACK(new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), Optional.empty()),
    NEXT_CHILD(KeyCode.TAB),
    SAVE(KeyCode.S),
    UNDO(KeyCode.Z),
    WHY(KeyCode.K),
    LOCK(KeyCode.L),
    CLOSE(new KeyCodeCombination(KeyCode.ESCAPE), Optional.empty());

    private static final List<Shortcut> ALL = List.of(values());

    private final KeyCombination keys;
    private final Optional<PageName> page;

    /// With the control key.
    Shortcut(KeyCode code) {
        this(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), Optional.empty());
    }

    /// With the control key, to a page.
    Shortcut(KeyCode code, PageName page) {
        this(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), Optional.of(page));
    }

    Shortcut(KeyCombination keys, Optional<PageName> page) {
        this.keys = keys;
        this.page = page;
    }

    KeyCombination keys() {
        return keys;
    }

    /// Where it leads, where that is a page.
    Optional<PageName> page() {
        return page;
    }

    /// The keys as they are written, such as `Ctrl+1`.
    String written() {
        return keys.getDisplayText();
    }

    /// What it does.
    String does(Words words) {
        return words.of(page.map(PageName::word).orElse("key." + name()));
    }

    /// Those that lead to a page.
    static Stream<Shortcut> toPages() {
        return ALL.stream().filter(key -> key.page.isPresent());
    }

    /// The one that leads to a page.
    static Optional<Shortcut> to(PageName page) {
        return toPages()
                .filter(key -> key.page.filter(page::equals).isPresent())
                .findFirst();
    }
}
