package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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
        ALL(_ -> true),
        ASKS(row -> does(row, "ASK")),
        NEW(RuleEdits.Row::isNew),
        OFF(row -> does(row, "DENY"));

        private final Predicate<RuleEdits.Row<?>> shown;

        Sort(Predicate<RuleEdits.Row<?>> shown) {
            this.shown = shown;
        }

        private static boolean does(RuleEdits.Row<?> row, String what) {
            return row.rule().then() instanceof Enum<?> then && then.name().equals(what);
        }
    }

    private final Words words;
    private final List<ToggleButton> buttons = new ArrayList<>();
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
            buttons.add(button);
        }
        TabStop.choosing(buttons);
        getChildren().setAll(buttons);
    }

    /// Shows all again.
    void reset() {
        chosen = Sort.ALL;
    }

    boolean isShown(RuleEdits.Row<?> row) {
        return chosen.shown.test(row);
    }

    /// Counts the rows of the list.
    void count(List<? extends RuleEdits.Row<?>> rows) {
        for (var sort : Sort.values()) {
            var button = buttons.get(sort.ordinal());
            button.setText(words.of(
                    "rules.filter." + sort.name(),
                    rows.stream().filter(sort.shown).count()));
            button.setSelected(sort == chosen);
        }
    }
}
