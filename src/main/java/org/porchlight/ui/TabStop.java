package org.porchlight.ui;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Makes buttons of which one is chosen one stop of the tab key; the arrow keys go about inside.
public final class TabStop {
    private TabStop() {}

    /// The arrows choose, as among radio buttons; they go on from where the mouse chose.
    public static void choosing(List<ToggleButton> buttons) {
        join(buttons, true);
        // A press of the mouse leads the keyboard only to what is a stop already.
        buttons.forEach(button -> button.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> button.requestFocus()));
    }

    /// The arrows only go there; space and enter choose, as in a navigation.
    public static void moving(List<ToggleButton> buttons) {
        join(buttons, false);
    }

    private static void join(List<ToggleButton> buttons, boolean choose) {
        for (var button : buttons) {
            button.selectedProperty().subscribe(_ -> settle(buttons));
            button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                int step = step(event.getCode());
                if (step != 0) {
                    var to = buttons.get(Math.floorMod(buttons.indexOf(button) + step, buttons.size()));
                    to.requestFocus();
                    if (choose) {
                        to.fire();
                    }
                    event.consume();
                }
            });
        }
        settle(buttons);
    }

    private static int step(KeyCode key) {
        return switch (key) {
            case LEFT, UP -> -1;
            case RIGHT, DOWN -> 1;
            default -> 0;
        };
    }

    /// The chosen one is the stop; the first when none is.
    private static void settle(List<ToggleButton> buttons) {
        var stop = buttons.stream()
                .filter(ToggleButton::isSelected)
                .findFirst()
                .or(() -> buttons.stream().findFirst());
        for (var button : buttons) {
            button.setFocusTraversable(stop.filter(button::equals).isPresent());
        }
    }
}
