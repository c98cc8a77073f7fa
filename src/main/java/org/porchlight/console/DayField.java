package org.porchlight.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextFormatter;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.porchlight.ui.Words;

/// A day that is written as it is written everywhere else, such as `2026-12-24`, or as `2026/12/24`, or chosen from a
/// month.
final class DayField extends DatePicker {
    private static final double WIDTH = 148;
    private static final DateTimeFormatter TYPED =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Words words;
    private final StringProperty problem;
    private String said = "";
    private boolean isKept;

    /// @param problem gets what is to be said where something is written that is no day
    DayField(Words words, String id, String name, StringProperty problem) {
        this.words = words;
        this.problem = problem;
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
                // The skin writes the last day into the field again: what is none stays, to be mended.
                isKept = true;
                var day = typed == null ? null : read(typed.strip());
                isKept = false;
                return day;
            }
        });
        getEditor().setTextFormatter(new TextFormatter<>(change -> {
            boolean stays = isKept;
            isKept = false;
            return stays ? null : change;
        }));
    }

    /// Whether what is written in it can stand, nothing too; where it cannot, that is said.
    boolean isRead() {
        try {
            read(getEditor().getText().strip());
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// @throws DateTimeParseException where it is no day, which is said
    private @Nullable LocalDate read(String typed) {
        try {
            var day = typed.isEmpty() ? null : LocalDate.parse(typed.replace('/', '-'), TYPED);
            if (problem.get().equals(said)) {
                problem.set("");
            }
            return day;
        } catch (DateTimeParseException e) {
            said = words.of("calendar.no-day", typed);
            problem.set(said);
            throw e;
        }
    }
}
