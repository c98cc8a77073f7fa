package org.porchlight.console;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;

/// Keeps what a page shows where it is when its scroll bar comes and goes: the bar takes its room from the margin.
final class Gutter {
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");

    private Gutter() {}

    /// Marks `page` with the state `scrolls` while its scroll bar is seen.
    static void keep(ScrollPane page) {
        page.skinProperty()
                .subscribe(_ -> page.getChildrenUnmodifiable().stream()
                        .filter(ScrollBar.class::isInstance)
                        .map(ScrollBar.class::cast)
                        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
                        .forEach(bar ->
                                bar.visibleProperty().subscribe(seen -> page.pseudoClassStateChanged(SCROLLS, seen))));
    }
}
