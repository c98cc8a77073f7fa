package org.porchlight.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.porchlight.text.Say;

/// Chooses one of a few amounts of time; the arrow keys go from one to the next.
final class AmountChoice extends HBox {
    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Duration> selected = new SimpleObjectProperty<>(Duration.ZERO);
    private List<Duration> offered = List.of();
    private Optional<Duration> rest = Optional.empty();
    private Optional<String> end = Optional.empty();

    AmountChoice(Say say) {
        super(8);
        this.say = say;
        getStyleClass().add("pl-amounts");
        setAccessibleRole(AccessibleRole.PARENT);
        selected.subscribe(_ -> mark());
    }

    /// The chosen amount.
    ObjectProperty<Duration> selectedProperty() {
        return selected;
    }

    /// Offers amounts.
    ///
    /// @param until as much as fits before an end
    /// @param endOfIt that end, as people say it
    void offer(List<Duration> amounts, Optional<Duration> until, Optional<String> endOfIt) {
        boolean isSame = amounts.equals(offered) && until.isPresent() == rest.isPresent() && endOfIt.equals(end);
        boolean followed = rest.filter(selected.get()::equals).isPresent() && !offered.contains(selected.get());
        offered = List.copyOf(amounts);
        rest = until.filter(more -> !amounts.contains(more));
        end = endOfIt;
        if (!isSame) {
            build();
        }
        // Who chose "until 20:30" means that, also a minute later.
        if (followed) {
            selected.set(rest.orElse(offered.getFirst()));
        }
        mark();
    }

    private void build() {
        var buttons = new ArrayList<ToggleButton>();
        for (var amount : offered) {
            buttons.add(button(() -> amount, "amount-" + amount.toMinutes()));
        }
        if (rest.isPresent()) {
            var button = button(() -> rest.orElse(offered.getLast()), "amount-until");
            button.getStyleClass().add("wide");
            buttons.add(button);
        }
        getChildren().setAll(buttons);
        TabStop.choosing(buttons);
    }

    @FunctionalInterface
    private interface Amount {
        Duration now();
    }

    private ToggleButton button(Amount amount, String id) {
        var button = new ToggleButton();
        button.setId(id);
        button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> {
            selected.set(amount.now());
            mark();
        });
        return button;
    }

    private void mark() {
        for (int at = 0; at < getChildren().size(); at++) {
            if (getChildren().get(at) instanceof ToggleButton button) {
                boolean isRest = at >= offered.size();
                var amount = isRest ? rest.orElse(Duration.ZERO) : offered.get(at);
                boolean isChosen = amount.equals(selected.get());
                button.setSelected(isChosen);
                if (isChosen != (button.getGraphic() != null)) {
                    button.setGraphic(isChosen ? Icons.of("fth-check") : null);
                }
                button.setText(text(amount, isRest, isChosen));
                button.setAccessibleText(isRest ? words.of("grant.until-name", end.orElse("")) : spoken(amount));
            }
        }
    }

    private String spoken(Duration amount) {
        return amount.isZero() ? words.of("settle.nothing") : say.minutesSpelled(amount);
    }

    /// The unit stands in the chosen one alone.
    private String text(Duration amount, boolean isRest, boolean isChosen) {
        if (amount.isZero()) {
            return words.of("settle.nothing");
        }
        if (isRest) {
            return words.of("grant.until", end.orElse(""));
        }
        return isChosen || amount.toMinutes() == 0 ? say.minutes(amount) : Long.toString(amount.toMinutes());
    }
}
