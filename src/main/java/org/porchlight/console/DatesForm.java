package org.porchlight.console;

import java.time.LocalDate;
import java.util.function.Predicate;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.porchlight.core.policy.DateRange;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// Where a day is written to be added, or the first and the last of several.
final class DatesForm extends HBox {
    private final Words words;
    private final StringProperty problem;
    private final DayField from;
    private final DayField to;
    private final Predicate<DateRange> adds;

    /// @param id begins the ids of what is in it
    /// @param problem gets why nothing was added
    /// @param adds tells whether the days were added
    DatesForm(Words words, String id, StringProperty problem, Predicate<DateRange> adds) {
        this.words = words;
        this.problem = problem;
        this.adds = adds;
        from = new DayField(words, id + "-from", words.of("calendar.from"), problem);
        to = new DayField(words, id + "-to", words.of("calendar.to"), problem);
        var add = new Button(words.of("calendar.add"), Icons.of("fth-plus"));
        add.getStyleClass().add("small");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setId("add-" + id);
        add.setOnAction(_ -> add());
        setSpacing(8);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(from, to, add);
    }

    /// What has the keyboard where what had it is gone.
    DayField first() {
        return from;
    }

    void add() {
        if (!from.isRead() || !to.isRead()) {
            return;
        }
        var first = from.getValue();
        var last = to.getValue() == null ? first : to.getValue();
        if (first == null) {
            problem.set(words.of("calendar.no-first"));
        } else if (last.isBefore(first)) {
            problem.set(words.of("calendar.backwards"));
        } else {
            add(first, last);
        }
    }

    private void add(LocalDate first, LocalDate last) {
        if (adds.test(new DateRange(first, last))) {
            from.setValue(null);
            to.setValue(null);
        }
    }
}
