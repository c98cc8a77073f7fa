package org.porchlight.console;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// Chooses which rows of a list of rules are shown, and says how many each choice shows.
final class RuleFilter extends HBox {
    /// A choice: all rows, or those that are treated alike.
    enum Sort {
        ALL,
        ASKS,
        NEW,
        OFF
    }

    private final Words words;
    private final Map<Sort, ToggleButton> buttons = new EnumMap<>(Sort.class);
    private Sort chosen = Sort.ALL;

    /// @param changed another choice was made
    RuleFilter(Words words, Runnable changed) {
        super(8);
        this.words = words;
        getStyleClass().add("pl-rules-filter");
        setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.of("rules.filter"));
        for (var sort : Sort.values()) {
            var button = new ToggleButton();
            button.setId("filter-" + sort.name());
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.getStyleClass().addAll("pl-chip", "pl-chip-toggle");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                chosen = sort;
                changed.run();
            });
            buttons.put(sort, button);
        }
        TabStop.choosing(List.copyOf(buttons.values()));
        getChildren().setAll(buttons.values());
    }

    /// Shows all again.
    void reset() {
        chosen = Sort.ALL;
    }

    boolean isShown(RuleEdits.Row<?> row) {
        return isOf(chosen, row);
    }

    private static boolean isOf(Sort sort, RuleEdits.Row<?> row) {
        return switch (sort) {
            case ALL -> true;
            case ASKS -> does(row, "ASK");
            case NEW -> row.isNew();
            case OFF -> does(row, "DENY");
        };
    }

    private static boolean does(RuleEdits.Row<?> row, String what) {
        return row.rule().then() instanceof Enum<?> then && then.name().equals(what);
    }

    /// Counts the rows of the list.
    void count(List<? extends RuleEdits.Row<?>> rows) {
        buttons.forEach((sort, button) -> {
            button.setText(words.of(
                    "rules.filter." + sort.name(),
                    rows.stream().filter(row -> isOf(sort, row)).count()));
            button.setSelected(sort == chosen);
        });
    }
}
