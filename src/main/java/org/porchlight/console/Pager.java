package org.porchlight.console;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.porchlight.ui.Icons;

/// Buttons that go from one week or day to the next.
final class Pager {
    private Pager() {}

    static void dress(Button button, String icon, String text, Runnable action) {
        button.setGraphic(Icons.of(icon));
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(_ -> action.run());
    }
}
