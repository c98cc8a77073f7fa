package org.porchlight.console;

import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.MonthGrid;
import org.porchlight.ui.Words;

/// A calendar in which a birthday is chosen, none later than today, and the age groups for those who would not say one.
final class AgeCalendar extends VBox {
    private static final int YEAR = 12;

    private final Words words;
    private final MonthGrid month;

    /// @param said is told a date as it is typed, or the name of a tier
    AgeCalendar(Words words, Say say, LocalDate today, Consumer<String> said) {
        super(8);
        this.words = words;
        month = new MonthGrid(say, today);
        month.setId("birthday");
        month.endWith(today);
        month.setOnPicked(day -> said.accept(day.toString()));
        getStyleClass().addAll("pl-floating", "pl-age-calendar");
        getChildren()
                .addAll(
                        turns("year", YEAR, month.chosenProperty().map(day -> Integer.toString(day.getYear()))),
                        turns("month", 1, month.chosenProperty().map(say::month)),
                        month,
                        Labels.of(words.of("age.groups"), "pl-caption", "pl-muted"),
                        groups(said));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onTab);
    }

    private Node turns(String what, int months, ObservableValue<String> now) {
        var label = new Label();
        label.getStyleClass().add("pl-strong");
        label.textProperty().bind(now);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        HBox.setHgrow(label, Priority.ALWAYS);
        var row = new HBox(
                8,
                turn("fth-chevron-left", "age." + what + "-before", -months),
                label,
                turn("fth-chevron-right", "age." + what + "-after", months));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button turn(String icon, String key, int months) {
        var button = new Button("", Icons.of(icon));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().addAll("small", "pl-square");
        button.setAccessibleText(words.of(key));
        var chosen = month.chosenProperty();
        button.setOnAction(_ -> chosen.set(chosen.get().plusMonths(months)));
        return button;
    }

    private Node groups(Consumer<String> said) {
        var shared = Words.part("ui", words.language());
        var groups = new FlowPane(8, 8);
        for (var tier : Tier.values()) {
            var chip = new Button(shared.of("tier." + tier.name()));
            chip.setId("age-" + tier.name());
            chip.getStyleClass().setAll("button", "pl-chip", "pl-chip-toggle");
            chip.setOnAction(_ -> said.accept(tier.name()));
            groups.getChildren().add(chip);
        }
        return groups;
    }

    /// A popup's scene leaves the tab key to its controls, and the days are none.
    private void onTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && month.isFocused()) {
            month.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /// Begins with a day, with the keyboard at it.
    void begin(LocalDate day) {
        month.chosenProperty().set(day);
        month.requestFocus();
    }
}
