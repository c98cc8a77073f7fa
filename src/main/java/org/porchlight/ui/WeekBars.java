package org.porchlight.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.WeekScale;
import org.porchlight.text.Say;

/// The days of a week as stacked bars in minutes, each with its total, its limit and, beside it, what did not count.
///
/// The left and right keys go from day to day and say it; Enter, or a click on one, opens its account.
public final class WeekBars extends Region {
    private static final double AXIS = 44;
    private static final double TICK = 36;
    private static final double LABEL = WeekColumn.LABEL;
    private static final double FOOT = 6 + LABEL;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// What the bars show.
    ///
    /// @param days in order, all of one week
    public record Week(List<DayFacts> days, LocalDate today) {
        public Week {
            days = List.copyOf(days);
        }
    }

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Week>> week = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<LocalDate>> selectedDay = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Consumer<LocalDate>> onOpen = new SimpleObjectProperty<>(_ -> {});
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> ticks = new ArrayList<>();
    private final List<WeekColumn> columns = new ArrayList<>();
    private WeekScale scale = WeekScale.of(List.of());

    public WeekBars(Say say) {
        this.say = say;
        getStyleClass().add("pl-week-bars");
        setAccessibleRole(AccessibleRole.TEXT);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        week.subscribe(_ -> rebuild());
        selectedDay.subscribe(_ -> mark());
    }

    public ObjectProperty<Optional<Week>> weekProperty() {
        return week;
    }

    /// The day that is selected, if any; a day of another week selects none.
    public ObjectProperty<Optional<LocalDate>> selectedDayProperty() {
        return selectedDay;
    }

    /// What is done when a person opens a day.
    public ObjectProperty<Consumer<LocalDate>> onOpenProperty() {
        return onOpen;
    }

    /// A day as a person would say it: `周四 60 分钟，到上限`.
    String sentence(DayFacts day) {
        var weekday = say.weekday(day.day().getDayOfWeek());
        var counted = say.minutes(day.counted());
        var said = day.limit()
                .map(limit -> day.limitHits() > 0
                        ? words.of("bars.reached", weekday, counted)
                        : words.of("bars.limited", weekday, counted, say.minutes(limit)))
                .orElseGet(() -> words.of("bars.free", weekday, counted));
        return day.exempt().toMinutes() > 0 ? words.of("bars.exempt", said, say.duration(day.exempt())) : said;
    }

    private void rebuild() {
        lines.clear();
        ticks.clear();
        columns.clear();
        var shown = week.get();
        var days = shown.map(Week::days).orElse(List.of());
        scale = WeekScale.of(days);
        for (int line = 0; line <= WeekScale.LINES; line++) {
            lines.add(WeekColumn.styled(new Region(), "pl-week-line"));
            var tick = WeekColumn.label(Integer.toString(line * scale.step()), "pl-caption");
            tick.setAlignment(Pos.CENTER_RIGHT);
            ticks.add(tick);
        }
        days.forEach(day -> columns.add(column(day, shown.orElseThrow().today())));
        var nodes = new ArrayList<Node>();
        columns.forEach(column -> nodes.add(column.ground()));
        nodes.addAll(lines);
        nodes.addAll(ticks);
        columns.forEach(column -> nodes.addAll(column.nodes()));
        nodes.forEach(node -> node.setManaged(false));
        getChildren().setAll(nodes);
        setFocusTraversable(!days.isEmpty());
        mark();
        requestLayout();
    }

    private WeekColumn column(DayFacts day, LocalDate today) {
        var column = WeekColumn.of(day, day.day().equals(today), say);
        Tooltip.install(column.ground(), new Tooltip(sentence(day)));
        column.ground().setOnMouseClicked(_ -> open(day));
        return column;
    }

    private void onKey(KeyEvent event) {
        int at = selected();
        switch (event.getCode()) {
            case LEFT -> select(at < 0 ? columns.size() - 1 : Math.max(0, at - 1));
            case RIGHT -> select(Math.min(columns.size() - 1, at + 1));
            case ENTER -> {
                if (at >= 0) {
                    onOpen.get().accept(columns.get(at).day().day());
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!columns.isEmpty()) {
            selectedDay.set(Optional.of(columns.get(index).day().day()));
        }
    }

    private void open(DayFacts day) {
        selectedDay.set(Optional.of(day.day()));
        onOpen.get().accept(day.day());
    }

    private int selected() {
        for (int at = 0; at < columns.size(); at++) {
            if (selectedDay.get().equals(Optional.of(columns.get(at).day().day()))) {
                return at;
            }
        }
        return -1;
    }

    private void mark() {
        int index = selected();
        for (int at = 0; at < columns.size(); at++) {
            columns.get(at).ground().pseudoClassStateChanged(SELECTED, at == index);
        }
        setAccessibleText(
                index < 0
                        ? words.of("bars.days", columns.size())
                        : sentence(columns.get(index).day()));
    }

    @Override
    protected double computePrefHeight(double width) {
        return 296 + FOOT + LABEL / 2;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 160;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected void layoutChildren() {
        // The uppermost figure of the axis stands half above its line.
        double plot = Math.floor(getHeight() - FOOT - LABEL / 2);
        double bottom = LABEL / 2 + plot;
        for (int line = 0; line <= WeekScale.LINES; line++) {
            double y = bottom - Math.round(plot * line / WeekScale.LINES);
            lines.get(line).resizeRelocate(AXIS, y - 1, getWidth() - AXIS, 1);
            ticks.get(line).resizeRelocate(0, y - LABEL / 2, TICK, LABEL);
        }
        double wide = (getWidth() - AXIS) / Math.max(1, columns.size());
        for (int at = 0; at < columns.size(); at++) {
            columns.get(at).place(AXIS + wide * at, wide, getHeight(), new WeekColumn.Plot(scale, bottom, plot));
        }
    }
}
