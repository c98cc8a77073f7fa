package org.porchlight.ui;

import java.time.Duration;
import java.util.List;
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
    private final Button quarter;
    private final Button half;
    private final Button pause = new Button();
    private final Button lock = new Button();
    private boolean paused;
    private Optional<Duration> mayGive = Optional.empty();

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
        quarter = grant(QUARTER, "grant-15");
        half = grant(HALF_HOUR, "grant-30");
        getChildren().addAll(quarter, half, space, pause, lock);
    }

    /// @param left what a carer may give yet today, who may do nothing else; nothing for all others
    void allow(Optional<Duration> left) {
        mayGive = left;
        disable(quarter, MayGive.against(words, say, QUARTER, left));
        disable(half, MayGive.against(words, say, HALF_HOUR, left));
        for (var button : List.of(pause, lock)) {
            disable(button, left.map(_ -> words.of("carer.guardian")));
        }
        help();
    }

    boolean mayGiveAQuarter() {
        return !quarter.isDisabled();
    }

    /// What the buttons do, while they do something.
    private void help() {
        if (mayGive.isEmpty()) {
            pause.setAccessibleHelp(paused ? null : words.of("card.pause-help"));
            lock.setAccessibleHelp(words.of("card.lock-help", say.minutesSpelled(HALF_HOUR)));
        }
    }

    private static void disable(Button button, Optional<String> against) {
        button.setDisable(against.isPresent());
        WhyDisabled.say(button, against.orElse(""));
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
        write(lock, narrow, "fth-lock", words.of("card.lock", say.minutes(HALF_HOUR)));
        lock.setAccessibleText(words.of("card.lock-who", child, say.minutesSpelled(HALF_HOUR)));
        lock.setTooltip(new Tooltip(words.of("card.lock-help", say.minutesSpelled(HALF_HOUR))));
        help();
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
