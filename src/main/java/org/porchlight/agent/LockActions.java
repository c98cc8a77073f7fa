package org.porchlight.agent;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// What a child can do for time: ask, take the finish line, enter a code. One that is not to be had is not there.
final class LockActions extends HBox {
    private final LockDeeds deeds;
    private final Button ask;
    private final Button finish;
    private final Button code;

    LockActions(Texts texts, LockDeeds deeds) {
        this.deeds = deeds;
        ask = button(texts.of("lock.ask"), "fth-send", () -> deeds.open(Panes.Which.ASK));
        ask.getStyleClass().add("main");
        finish = button("", "fth-clock", deeds::takeFinishLine);
        code = button(texts.of("lock.code"), "fth-hash", () -> deeds.open(Panes.Which.CODE));
        getStyleClass().add("lock-actions");
    }

    static Button button(String text, String icon, Runnable deed) {
        var button = new Button(text, Icons.of(icon));
        button.getStyleClass().add("lock-button");
        button.setOnAction(_ -> deed.run());
        return button;
    }

    void show(Look.Lock look) {
        getChildren().clear();
        if (deeds.hasPanes()) {
            getChildren().add(ask);
        }
        look.finish().ifPresent(words -> {
            finish.setText(words);
            getChildren().add(finish);
        });
        if (deeds.hasPanes() && look.keys().code()) {
            getChildren().add(code);
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    void focusFirst() {
        getChildren().stream().findFirst().ifPresent(first -> first.requestFocus());
    }
}
