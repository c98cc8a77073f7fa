package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.scene.Node;

/// Which page is open, which were before it, and where the keyboard was before help was opened.
final class Trail {
    private final Deque<PageName> before = new ArrayDeque<>();
    private PageName open = PageName.TODAY;
    private Optional<Node> beforeHelp = Optional.empty();

    PageName open() {
        return open;
    }

    /// @param keyboard where it is now
    /// @return false when that page is open
    boolean go(PageName page, Optional<Node> keyboard) {
        if (page == open) {
            return false;
        }
        if (page == PageName.HELP) {
            beforeHelp = keyboard;
        }
        before.push(open);
        open = page;
        return true;
    }

    /// To the page before.
    ///
    /// @return false when there was none
    boolean back() {
        if (before.isEmpty()) {
            return false;
        }
        open = before.pop();
        return true;
    }

    /// Whether there was a page before.
    boolean leadsBack() {
        return !before.isEmpty();
    }

    /// Where the keyboard was, once.
    Optional<Node> beforeHelp() {
        var then = beforeHelp;
        beforeHelp = Optional.empty();
        return then;
    }
}
