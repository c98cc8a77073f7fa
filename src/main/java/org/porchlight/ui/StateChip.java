package org.porchlight.ui;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;

/// A small word with an icon that says how things stand for a child.
public final class StateChip extends Label {
    private static final List<String> TONES = List.of("ok", "warn", "info");

    /// How things stand.
    public enum State {
        OPEN("fth-sun", "ok"),
        ENDS_SOON("fth-sun", "warn"),
        NOT_COUNTED("fth-book-open", "info"),
        REST("fth-coffee", "info"),
        CLOSED("fth-moon", ""),
        PAUSED("fth-pause", "info"),
        AWAY("fth-log-out", "");

        private final String icon;
        private final String tone;

        State(String icon, String tone) {
            this.icon = icon;
            this.tone = tone;
        }
    }

    private final Words words = Words.part("ui");
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.AWAY);

    public StateChip() {
        getStyleClass().add("pl-chip");
        setMinWidth(USE_PREF_SIZE);
        state.subscribe(this::write);
    }

    public ObjectProperty<State> stateProperty() {
        return state;
    }

    private void write(State now) {
        setText(words.of("state." + now.name()));
        setGraphic(Icons.of(now.icon));
        getStyleClass().removeAll(TONES);
        if (!now.tone.isEmpty()) {
            getStyleClass().add(now.tone);
        }
    }
}
