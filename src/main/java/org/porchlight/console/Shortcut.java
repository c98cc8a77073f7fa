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
    HELP(With.NOTHING, KeyCode.F1, Optional.of(PageName.HELP)),
    BACK(With.ALT, KeyCode.LEFT, Optional.empty()),
    NEXT_CHILD(KeyCode.TAB),
    SAVE(KeyCode.S),
    UNDO(KeyCode.Z),
    WHY(KeyCode.K),
    LOCK(KeyCode.L),
    CLOSE(With.NOTHING, KeyCode.ESCAPE, Optional.empty());

    private static final List<Shortcut> ALL = List.of(values());

    private final With with;
    private final KeyCode code;
    private final Optional<PageName> page;

    /// What is held down beside the key.
    private enum With {
        /// The command key on a Mac.
        CONTROL,
        ALT,
        NOTHING
    }

    /// With the control key.
    Shortcut(KeyCode code) {
        this(With.CONTROL, code, Optional.empty());
    }

    /// With the control key, to a page.
    Shortcut(KeyCode code, PageName page) {
        this(With.CONTROL, code, Optional.of(page));
    }

    Shortcut(With with, KeyCode code, Optional<PageName> page) {
        this.with = with;
        this.code = code;
        this.page = page;
    }

    KeyCombination keys() {
        return switch (with) {
            case CONTROL -> new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
            case ALT -> new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
            case NOTHING -> new KeyCodeCombination(code);
        };
    }

    /// Where it leads, where that is a page.
    Optional<PageName> page() {
        return page;
    }

    /// The keys as they are written, such as `Ctrl+1`.
    String written() {
        return keys().getDisplayText();
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
