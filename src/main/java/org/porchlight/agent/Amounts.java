package org.porchlight.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.TabStop;

/// Amounts of time of which one is chosen, and is written out. The arrows go from one to the next.
final class Amounts extends HBox {
    private static final double NARROW = 71;
    private static final double WIDE = 108;

    private final ToggleGroup group = new ToggleGroup();

    /// @param minutes in order
    /// @param chosen one of them, else the first
    Amounts(Say say, List<Integer> minutes, int chosen) {
        getStyleClass().add("pane-amounts");
        var buttons = new ArrayList<ToggleButton>();
        for (int each : minutes) {
            buttons.add(amount(say, each));
        }
        getChildren().addAll(buttons);
        // What is chosen stays chosen.
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            }
        });
        buttons.get(Math.max(0, minutes.indexOf(chosen))).setSelected(true);
        TabStop.choosing(buttons);
    }

    private ToggleButton amount(Say say, int minutes) {
        var length = Duration.ofMinutes(minutes);
        var button = new ToggleButton();
        button.setUserData(length);
        button.setToggleGroup(group);
        button.setAccessibleText(say.minutesSpelled(length));
        button.getStyleClass().add("pane-amount");
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.selectedProperty().subscribe(on -> {
            button.setText(on ? say.minutes(length) : Integer.toString(minutes));
            button.setGraphic(on ? Icons.of("fth-check") : null);
            button.setPrefWidth(on ? WIDE : NARROW);
        });
        return button;
    }

    void begin() {
        ((ToggleButton) group.getSelectedToggle()).requestFocus();
    }

    Duration chosen() {
        return (Duration) group.getSelectedToggle().getUserData();
    }
}
