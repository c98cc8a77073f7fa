package org.porchlight.console;

import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// Keeps what a page shows where it is when its scroll bar comes and goes: the bar takes its room from the margin.
final class Gutter {
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");

    private Gutter() {}

    /// Marks `page` with the state `scrolls` while its content is higher than what is seen of it.
    static void keep(ScrollPane page) {
        if (page.getContent() instanceof Region content) {
            InvalidationListener look = _ -> page.pseudoClassStateChanged(
                    SCROLLS, content.getHeight() > page.getViewportBounds().getHeight() + 1);
            content.heightProperty().addListener(look);
            page.viewportBoundsProperty().addListener(look);
        }
    }
}
