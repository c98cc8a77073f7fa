package org.porchlight.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
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
                return written(day);
            }

            @Override
            public @Nullable LocalDate fromString(@Nullable String typed) {
                var text = typed == null ? "" : typed.strip();
                isKept = !stands(text);
                return isKept ? getValue() : day(text).orElse(null);
            }
        });
        // The skin writes the day that it has into the field again: what is none stays there, to be mended.
        getEditor().setTextFormatter(new TextFormatter<>(change -> {
            if (isKept && change.getControlNewText().equals(written(getValue()))) {
                change.setRange(0, change.getControlText().length());
                change.setText(change.getControlText());
                change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
            }
            isKept = false;
            return change;
        }));
        valueProperty().subscribe(_ -> isKept = false);
        focusedProperty().subscribe(_ -> isKept = false);
    }

    private static String written(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.replace('/', '-'), TYPED));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// Whether what is written in it is a day, or nothing; where it is neither, that is said.
    boolean isRead() {
        return stands(getEditor().getText().strip());
    }

    private boolean stands(String text) {
        boolean stands = text.isEmpty() || day(text).isPresent();
        if (!stands) {
            said = words.of("calendar.no-day", text);
            problem.set(said);
        } else if (problem.get().equals(said)) {
            problem.set("");
        }
        return stands;
    }
}
