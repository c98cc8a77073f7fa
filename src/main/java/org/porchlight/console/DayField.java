package org.porchlight.console;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import javafx.beans.property.StringProperty;
import javafx.scene.control.DatePicker;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.porchlight.ui.Words;

/// A day that is written as it is written everywhere else, or chosen from a month.
final class DayField extends DatePicker {
    private static final double WIDTH = 148;

    /// @param problem gets what is to be said where something is written that is no day
    DayField(Words words, String id, String name, StringProperty problem) {
        setId(id);
        setPromptText(name);
        setAccessibleText(name);
        setPrefWidth(WIDTH);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate day) {
                return day == null ? "" : day.toString();
            }

            @Override
            public @Nullable LocalDate fromString(@Nullable String typed) {
                if (typed == null || typed.isBlank()) {
                    return null;
                }
                try {
                    return LocalDate.parse(typed.strip());
                } catch (DateTimeParseException _) {
                    problem.set(words.of("calendar.no-day", typed.strip()));
                    return null;
                }
            }
        });
    }
}
