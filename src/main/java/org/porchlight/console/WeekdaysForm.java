package org.porchlight.console;

import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.porchlight.core.policy.DaySet;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.WhyDisabled;
import org.porchlight.ui.Words;

/// Days of the week, of which some are chosen to be added.
final class WeekdaysForm extends HBox {
    private final Words words;
    private final StringProperty problem;
    private final Predicate<DaySet> adds;
    private final Map<DayOfWeek, ToggleButton> chips = new EnumMap<>(DayOfWeek.class);
    private final Button add;

    /// @param problem gets why nothing was added
    /// @param adds tells whether the days were added
    WeekdaysForm(Words words, Say say, StringProperty problem, Predicate<DaySet> adds) {
        this.words = words;
        this.problem = problem;
        this.adds = adds;
        for (var day : DayOfWeek.values()) {
            var chip = new ToggleButton(say.weekdayShort(day));
            chip.getStyleClass().setAll("pl-chip", "pl-chip-toggle");
            chip.setId("choose-" + DaySet.Weekdays.name(day));
            chip.setAccessibleText(words.of("days.choose", say.weekday(day)));
            chip.setMinWidth(Region.USE_PREF_SIZE);
            chips.put(day, chip);
        }
        add = new Button(words.of("calendar.add"), Icons.of("fth-plus"));
        add.getStyleClass().add("small");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setId("add-weekdays");
        add.setOnAction(_ -> add());
        getStyleClass().add("pl-weekdays");
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(chips.values());
        getChildren().add(add);
    }

    /// What has the keyboard where what had it is gone.
    Button last() {
        return add;
    }

    private void add() {
        var days = chips.entrySet().stream()
                .filter(chip -> chip.getValue().isSelected())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (days.isEmpty()) {
            problem.set(words.of("days.no-weekday"));
        } else if (adds.test(DaySet.Weekdays.of(days))) {
            chips.values().forEach(chip -> chip.setSelected(false));
        }
    }

    /// @param taken days that have time of their own already
    void render(Set<DayOfWeek> taken) {
        chips.forEach((day, chip) -> {
            chip.setDisable(taken.contains(day));
            chip.setSelected(chip.isSelected() && !taken.contains(day));
            WhyDisabled.say(chip, words.of("days.chosen", chip.getText()));
        });
    }
}
