package org.porchlight.agent;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.porchlight.core.engine.Wish;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Switch;
import org.porchlight.ui.WrapRow;

/// The limit that a child sets itself: a switch, the minutes, and what it means. Setting it wants a press of its own,
/// for on the same day there is no way back.
final class OwnLimitCard extends VBox {
    private static final int STEP = (int) Wish.LimitItself.STEP.toMinutes();
    private static final int DAY = (int) Duration.ofDays(1).toMinutes();
    /// What is proposed where the family has no limit.
    private static final int USUAL = 60;

    private final Texts texts;
    private final Say say;
    private final BiConsumer<Optional<Integer>, Consumer<Optional<String>>> setting;
    private final Switch on;
    private final VBox below = PaneCard.styled(new VBox(), "my-day-own");
    private MyDayLook.Own shown = new MyDayLook.Own.Unknown();
    private Optional<Integer> draft = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private MyDayLook.Used used = new MyDayLook.Used(Duration.ZERO, Optional.empty());
    /// Whether the child is asked once more, because it would close at once.
    private boolean asked;
    private boolean busy;

    /// @param setting sets so many minutes, or takes the limit back, and tells why not
    OwnLimitCard(Texts texts, Say say, BiConsumer<Optional<Integer>, Consumer<Optional<String>>> setting) {
        this.texts = texts;
        this.say = say;
        this.setting = setting;
        this.on = new Switch(texts.of("my-day.own"));
        getStyleClass().addAll("pl-card", "my-day-card");
        on.setOnAction(_ -> turned());
        getChildren()
                .addAll(
                        PaneCard.row(
                                "my-day-own-head",
                                PaneCard.styled(new Label(texts.of("my-day.own")), "my-day-card-title"),
                                PaneCard.space(),
                                on),
                        below);
        lay();
    }

    /// Shows how it stands; what the child is about to choose stays until the guard tells of another limit.
    void show(MyDayLook.Own now, MyDayLook.Used today) {
        used = today;
        if (!now.equals(shown)) {
            shown = now;
            draft = Optional.empty();
            asked = false;
            problem = Optional.empty();
            lay();
        }
    }

    private void turned() {
        problem = Optional.empty();
        asked = false;
        switch (shown) {
            case MyDayLook.Own.None(var most) ->
                draft = on.isSelected() ? Optional.of(proposed(most)) : Optional.empty();
            case MyDayLook.Own.Set _ -> ask(Optional.empty());
            case MyDayLook.Own.Unknown(), MyDayLook.Own.NoRoom() -> {}
        }
        lay();
    }

    /// Ten minutes below the family's.
    private static int proposed(int most) {
        return most >= DAY ? USUAL : Math.max(STEP, most - STEP);
    }

    private void ask(Optional<Integer> minutes) {
        busy = true;
        setting.accept(minutes, why -> {
            busy = false;
            problem = why;
            lay();
        });
    }

    private void lay() {
        below.getChildren().setAll(PaneCard.wrapped(texts.of("my-day.own.what"), "pl-small", "pl-muted"));
        switch (shown) {
            case MyDayLook.Own.Unknown() -> lay(false, true, USUAL, USUAL);
            case MyDayLook.Own.NoRoom() -> {
                on.setSelected(false);
                on.setDisable(true);
                below.getChildren().add(PaneCard.wrapped(texts.of("my-day.own.no-room"), "pl-small", "pl-muted"));
            }
            case MyDayLook.Own.None(var most) -> {
                lay(draft.isPresent(), busy, draft.orElseGet(() -> proposed(most)), most);
                draft.ifPresent(_ -> offer("my-day.own.before"));
            }
            case MyDayLook.Own.Set(var minutes, var ends) -> {
                lay(!ends, busy || ends, draft.orElse(minutes), minutes);
                if (draft.filter(other -> other != minutes).isPresent()) {
                    offer("my-day.own.before");
                } else {
                    note(texts.of(ends ? "my-day.own.ends" : "my-day.own.holds"));
                }
            }
        }
        problem.ifPresent(why -> below.getChildren().add(PaneCard.wrapped(why, "pl-error-text")));
    }

    private void lay(boolean isOn, boolean still, int minutes, int most) {
        on.setSelected(isOn);
        on.setDisable(still);
        var stepper = new Stepper(STEP, most, STEP, value -> say.minutes(Duration.ofMinutes(value)));
        stepper.valueProperty().set(minutes);
        stepper.nameProperty().set(texts.of("my-day.own.most"));
        stepper.setDisable(!isOn || still);
        stepper.onChange(value -> {
            draft = Optional.of(value);
            asked = false;
            problem = Optional.empty();
            // The stepper keeps its place and the keys.
            below.getChildren().remove(2, below.getChildren().size());
            offer("my-day.own.before");
        });
        // Beside each other where there is room.
        var row = new WrapRow(8).spread();
        row.getChildren()
                .addAll(PaneCard.styled(new Label(texts.of("my-day.own.most")), "pl-small", "pl-muted"), stepper);
        below.getChildren().add(row);
    }

    private boolean closesAtOnce() {
        return draft.filter(minutes -> used.length().compareTo(Duration.ofMinutes(minutes)) >= 0)
                .isPresent();
    }

    /// Sets what was chosen; asks once more where that is used up already.
    private void set() {
        if (closesAtOnce() && !asked) {
            asked = true;
        } else {
            asked = false;
            ask(draft);
        }
        lay();
    }

    private void askAgain() {
        var spent = say.minutesSpelled(used.length());
        note(used.tomorrow()
                .map(at -> texts.of("my-day.own.used", spent, at))
                .orElseGet(() -> texts.of("my-day.own.used-today", spent)));
        var not = PaneCard.button(
                texts.of("my-day.own.not-now"),
                "",
                () -> {
                    asked = false;
                    lay();
                },
                "small",
                "my-day-own-choice");
        var set = PaneCard.button(texts.of("my-day.own.set-anyway"), "", this::set, "small", "my-day-own-choice");
        var row = new WrapRow(8);
        row.getChildren().addAll(not, set);
        below.getChildren().add(row);
        not.requestFocus();
    }

    private void offer(String note) {
        if (asked) {
            askAgain();
            return;
        }
        var set = PaneCard.button(texts.of("my-day.own.set"), "", this::set, "small");
        set.setDisable(busy);
        note(texts.of(note));
        below.getChildren().add(PaneCard.row("my-day-own-row", PaneCard.space(), set));
    }

    private void note(String text) {
        below.getChildren().add(PaneCard.wrapped(text, "pl-caption", "pl-muted"));
    }
}
