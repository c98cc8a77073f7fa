package org.porchlight.ui;

import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.porchlight.text.Say;

/// What a parent can do about one child, at the foot of its card: give time, pause or let go on, lock.
final class ChildButtons extends HBox {
    static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private final Words words = Words.part("ui");
    private final Say say;
    private final String child;
    private final ChildCard.Actions actions;
    private final Button pause = new Button();
    private final Button lock = new Button();
    private boolean paused;

    /// @param child its name
    ChildButtons(String child, Say say, ChildCard.Actions actions) {
        super(8);
        this.child = child;
        this.say = say;
        this.actions = actions;
        pause.getStyleClass().add("small");
        pause.setId("pause");
        pause.setOnAction(_ -> {
            if (paused) {
                actions.unpause();
            } else {
                actions.pause(Optional.empty());
            }
        });
        lock.getStyleClass().add("small");
        lock.setId("lock");
        lock.setOnAction(_ -> actions.pause(Optional.of(HALF_HOUR)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(grant(QUARTER, "grant-15"), grant(HALF_HOUR, "grant-30"), space, pause, lock);
    }

    private Button grant(Duration amount, String id) {
        var button = new Button(say.minutes(amount), Icons.of("fth-plus"));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setAccessibleText(words.of("card.give", child, say.minutes(amount)));
        button.setOnAction(_ -> actions.grant(amount));
        return button;
    }

    /// @param narrow whether words give way to icons
    /// @param isPaused whether the child's PC is paused
    void arrange(boolean narrow, boolean isPaused) {
        paused = isPaused;
        write(pause, narrow, paused ? "fth-play" : "fth-pause", words.of(paused ? "card.go-on" : "card.pause"));
        pause.setAccessibleText(words.of(paused ? "card.go-on-who" : "card.pause-who", child));
        pause.setTooltip(new Tooltip(words.of(paused ? "card.go-on" : "card.pause-help")));
        pause.setAccessibleHelp(paused ? null : words.of("card.pause-help"));
        write(lock, narrow, "fth-lock", words.of("card.lock", say.minutes(HALF_HOUR)));
        lock.setAccessibleText(words.of("card.lock-who", child, say.minutesSpelled(HALF_HOUR)));
        lock.setTooltip(new Tooltip(words.of("card.lock-help", say.minutesSpelled(HALF_HOUR))));
        lock.setAccessibleHelp(lock.getTooltip().getText());
        if (paused) {
            // Else the keyboard goes on to another child's buttons, which give time.
            Focus.handOver(lock, pause);
        }
        lock.setVisible(!paused);
        lock.setManaged(!paused);
    }

    private static void write(Button button, boolean brief, String icon, String word) {
        button.setText(word);
        button.setGraphic(Icons.of(icon));
        button.setContentDisplay(brief ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
    }
}
