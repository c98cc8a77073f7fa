package org.porchlight.ui;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.porchlight.text.Say;

/// A month of days, of which one is chosen: with the arrows, page up and down a month on, with the control key a year,
/// or the mouse.
public final class MonthGrid extends GridPane {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
    private static final PseudoClass NAMED = PseudoClass.getPseudoClass("named");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int DAYS = 7;
    private static final int WEEKS = 6;

    /// What a day is.
    ///
    /// @param off whether it is a day off
    /// @param named whether it lies in a period of the family
    /// @param own whether it has rules of its own
    /// @param sentence all of it, for those who do not see it
    public record Day(boolean off, boolean named, boolean own, String sentence) {}

    private final Say say;
    private final ObjectProperty<LocalDate> chosen;
    private final ObjectProperty<Function<LocalDate, Day>> days =
            new SimpleObjectProperty<>(_ -> new Day(false, false, false, ""));
    private final LocalDate today;
    private final List<Label> cells = new ArrayList<>();
    private LocalDate last = LocalDate.MAX;
    private Consumer<LocalDate> picked = _ -> {};

    /// @param today is marked, and chosen first
    public MonthGrid(Say say, LocalDate today) {
        this.say = say;
        this.today = today;
        chosen = new SimpleObjectProperty<>(today);
        getStyleClass().add("pl-month");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        for (int column = 0; column < DAYS; column++) {
            var wide = new ColumnConstraints();
            wide.setPercentWidth(100.0 / DAYS);
            wide.setHalignment(HPos.CENTER);
            getColumnConstraints().add(wide);
            var name = new Label(say.weekdayShort(DayOfWeek.of(column + 1)));
            name.getStyleClass().add("pl-caption");
            add(name, column, 0);
        }
        for (int at = 0; at < DAYS * WEEKS; at++) {
            var cell = new Label();
            cell.getStyleClass().add("pl-month-day");
            cell.setAlignment(Pos.CENTER);
            cell.setContentDisplay(ContentDisplay.BOTTOM);
            cell.setMaxWidth(Double.MAX_VALUE);
            int place = at;
            cell.setOnMousePressed(event -> {
                Focus.take(this, event);
                chosen.set(first().plusDays(place));
                picked.accept(chosen.get());
            });
            cells.add(cell);
            add(cell, at % DAYS, 1 + at / DAYS);
        }
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        chosen.subscribe(this::keepToLast);
        days.subscribe(this::show);
        show();
    }

    public ObjectProperty<LocalDate> chosenProperty() {
        return chosen;
    }

    /// What days are; asked for those that are shown.
    public ObjectProperty<Function<LocalDate, Day>> daysProperty() {
        return days;
    }

    /// Has no later day chosen than this one.
    public void endWith(LocalDate day) {
        last = day;
        keepToLast();
    }

    /// Tells of a day that was pressed, or chosen with Enter.
    public void setOnPicked(Consumer<LocalDate> told) {
        picked = told;
    }

    private void keepToLast() {
        if (chosen.get().isAfter(last)) {
            chosen.set(last);
        } else {
            show();
        }
    }

    private LocalDate first() {
        var month = YearMonth.from(chosen.get()).atDay(1);
        return month.minusDays(month.getDayOfWeek().getValue() - 1L);
    }

    private void show() {
        var month = YearMonth.from(chosen.get());
        for (int at = 0; at < cells.size(); at++) {
            var date = first().plusDays(at);
            var day = days.get().apply(date);
            var cell = cells.get(at);
            cell.setText(Integer.toString(date.getDayOfMonth()));
            cell.setDisable(date.isAfter(last));
            cell.pseudoClassStateChanged(OFF, day.off());
            cell.pseudoClassStateChanged(NAMED, day.named());
            cell.setGraphic(day.own() ? sign() : null);
            cell.pseudoClassStateChanged(OTHER, !YearMonth.from(date).equals(month));
            cell.pseudoClassStateChanged(TODAY, date.equals(today));
            cell.pseudoClassStateChanged(CHOSEN, date.equals(chosen.get()));
        }
        setAccessibleText(
                say.date(chosen.get()) + " " + days.get().apply(chosen.get()).sentence());
    }

    /// What marks a day with rules of its own.
    public static Node sign() {
        var sign = new Region();
        sign.getStyleClass().add("pl-month-own");
        return sign;
    }

    private void onKey(KeyEvent event) {
        var date = chosen.get();
        int months = event.isControlDown() ? 12 : 1;
        switch (event.getCode()) {
            case LEFT -> chosen.set(date.minusDays(1));
            case RIGHT -> chosen.set(date.plusDays(1));
            case UP -> chosen.set(date.minusWeeks(1));
            case DOWN -> chosen.set(date.plusWeeks(1));
            case PAGE_UP -> chosen.set(date.minusMonths(months));
            case PAGE_DOWN -> chosen.set(date.plusMonths(months));
            case HOME -> chosen.set(today);
            case ENTER -> picked.accept(date);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
