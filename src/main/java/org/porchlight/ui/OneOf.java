package org.porchlight.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/// Buttons of which at most one is chosen, and which are one stop of the Tab key: the arrows go from one to the next.
///
/// @param <T> what is chosen
final class OneOf<T> {
    private final Pane pane;
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private final ObjectProperty<Optional<T>> chosen = new SimpleObjectProperty<>(Optional.empty());

    /// @param pane that holds the buttons, in order
    OneOf(Pane pane) {
        this.pane = pane;
        chosen.subscribe(this::select);
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void add(T value, ToggleButton button) {
        buttons.put(value, button);
        pane.getChildren().add(button);
        button.setOnAction(_ -> {
            chosen.set(Optional.of(value));
            select();
        });
        select();
    }

    /// Nothing while none is chosen.
    ObjectProperty<Optional<T>> chosenProperty() {
        return chosen;
    }

    private void select() {
        buttons.forEach((value, button) -> {
            boolean isChosen = chosen.get().filter(value::equals).isPresent();
            button.setSelected(isChosen);
            button.setFocusTraversable(isChosen || (chosen.get().isEmpty() && isFirst(button)));
        });
    }

    private boolean isFirst(ToggleButton button) {
        return buttons.values().iterator().next().equals(button);
    }

    private void onKey(KeyEvent event) {
        int step = switch (event.getCode()) {
            case UP, LEFT -> -1;
            case DOWN, RIGHT -> 1;
            default -> 0;
        };
        var all = List.copyOf(buttons.values());
        int at = all.indexOf(event.getTarget());
        if (step != 0 && at >= 0) {
            all.get(Math.floorMod(at + step, all.size())).requestFocus();
            event.consume();
        }
    }
}
