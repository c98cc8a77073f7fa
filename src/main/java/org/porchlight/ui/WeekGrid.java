package org.porchlight.ui;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.porchlight.core.policy.OpenMinutes;
import org.porchlight.core.policy.WeekPainting.Brush;
import org.porchlight.text.Say;

/// A typical week in half hours: when the PC is open, and when online games are. Painted with the mouse or the
/// keyboard ([WeekKeys]), by strokes ([WeekStroke]).
public final class WeekGrid extends Region {
    /// Half hours of a day.
    public static final int CELLS = 48;

    private static final int MINUTES = 30;

    /// What the grid shows.
    ///
    /// @param open by day
    /// @param games when online games are open, by day, beside the PC itself; empty where they are not told apart
    /// @param today which row is today's
    public record Week(Map<DayOfWeek, OpenMinutes> open, Map<DayOfWeek, OpenMinutes> games, Optional<DayOfWeek> today) {
        public Week {
            open = Map.copyOf(open);
            games = Map.copyOf(games);
        }

        /// Nothing is known.
        static final Week NONE = new Week(Map.of(), Map.of(), Optional.empty());
    }

    /// A half hour.
    ///
    /// @param cell 0 to 47
    public record Place(DayOfWeek day, int cell) {}

    /// Half hours of a day that cannot be saved as they are.
    ///
    /// @param first 0 to 47
    /// @param end the first after them, at most 48
    public record Mark(DayOfWeek day, int first, int end, Fault fault) {
        boolean holds(Place place) {
            return place.day() == day && place.cell() >= first && place.cell() < end;
        }
    }

    /// Why they cannot be saved.
    public enum Fault {
        WRONG,
        /// Somebody else changed them too.
        CLASH
    }

    /// What a half hour is.
    enum Look {
        OPEN,
        CLOSED,
        GAMES,
        /// Open for a part of it.
        PARTLY
    }

    /// Who changes the week.
    public interface Painter {
        /// Paints half hours of a day.
        ///
        /// @param first 0 to 47
        /// @param count at least 1
        /// @param begins whether it is the first of a stroke
        void paint(DayOfWeek day, int first, int count, Brush brush, boolean begins);

        /// Gives a day what another has.
        void copy(DayOfWeek from, DayOfWeek to);
    }

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Week> week = new SimpleObjectProperty<>(Week.NONE);
    private final ObjectProperty<Brush> brush = new SimpleObjectProperty<>(Brush.OPEN);
    private final ObjectProperty<Place> cursor = new SimpleObjectProperty<>(new Place(DayOfWeek.MONDAY, 32));
    private final ObjectProperty<List<Mark>> marks = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty readOnly = new SimpleBooleanProperty();
    private final Map<DayOfWeek, WeekGridRow> rows = new EnumMap<>(DayOfWeek.class);
    private final WeekGridAxis axis = new WeekGridAxis();
    private final WeekStroke stroke;

    public WeekGrid(Say say, Painter painter) {
        this.say = say;
        this.stroke = new WeekStroke(painter, brush::get, this::look);
        getStyleClass().add("pl-week-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(axis);
        for (var day : DayOfWeek.values()) {
            var row = new WeekGridRow(say.weekdayShort(day), words.of("week-grid.today"));
            rows.put(day, row);
            getChildren().add(row);
        }
        week.subscribe(this::show);
        cursor.subscribe(this::point);
        marks.subscribe(this::show);
        new WeekKeys(this, painter, stroke).listen();
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> stroke.end());
        show();
        point();
    }

    public ObjectProperty<Week> weekProperty() {
        return week;
    }

    public ObjectProperty<Brush> brushProperty() {
        return brush;
    }

    public ObjectProperty<Place> placeProperty() {
        return cursor;
    }

    public ObjectProperty<List<Mark>> marksProperty() {
        return marks;
    }

    /// Whether it only shows.
    public BooleanProperty readOnlyProperty() {
        return readOnly;
    }

    /// What the half hour at the cursor is, and whether it can be saved so.
    public String sentence() {
        return fault(cursor.get())
                .map(fault -> words.of("week-grid.marked." + fault.name(), cell()))
                .orElseGet(this::cell);
    }

    /// What the half hour at the cursor is: `周六 14:00，开放`.
    public String cell() {
        var place = cursor.get();
        var at = LocalTime.ofSecondOfDay(place.cell() * (MINUTES * 60L));
        return words.of(
                "week-grid.cell",
                say.weekdayShort(place.day()),
                say.clock(at),
                words.of("week-grid." + look(place).name()));
    }

    private Optional<Fault> fault(Place place) {
        return marks.get().stream()
                .filter(mark -> mark.holds(place))
                .map(Mark::fault)
                .findFirst();
    }

    /// Whether some of the night is closed, which is hatched.
    public boolean showsNight() {
        return Stream.of(DayOfWeek.values())
                .flatMap(day ->
                        IntStream.range(0, CELLS).filter(WeekGridRow::isNight).mapToObj(cell -> new Place(day, cell)))
                .anyMatch(place -> look(place) == Look.CLOSED);
    }

    /// The height of a row and of the axis above them, for what stands beside the grid.
    public static double rowHeight() {
        return WeekGridRow.HEIGHT;
    }

    public static double axisHeight() {
        return WeekGridAxis.HEIGHT;
    }

    Look look(Place place) {
        int from = place.cell() * MINUTES;
        var open = week.get().open().getOrDefault(place.day(), OpenMinutes.of(List.of()));
        boolean after = reachesInto(place);
        if (open.holds(from, from + MINUTES) || after) {
            var games = Optional.ofNullable(week.get().games().get(place.day()));
            return games.filter(minutes -> minutes.touches(from, from + MINUTES))
                            .isPresent()
                    ? Look.GAMES
                    : Look.OPEN;
        }
        return open.touches(from, from + MINUTES) ? Look.PARTLY : Look.CLOSED;
    }

    /// Whether a window of the day before is still open.
    private boolean reachesInto(Place place) {
        int from = OpenMinutes.DAY + place.cell() * MINUTES;
        return Optional.ofNullable(week.get().open().get(place.day().minus(1)))
                .filter(before -> before.holds(from, from + MINUTES))
                .isPresent();
    }

    private void show() {
        for (var row : rows.entrySet()) {
            var day = row.getKey();
            row.getValue().today(week.get().today().filter(day::equals).isPresent());
            for (int cell = 0; cell < CELLS; cell++) {
                var place = new Place(day, cell);
                row.getValue().look(cell, look(place));
                row.getValue().mark(cell, fault(place));
            }
        }
        setAccessibleText(sentence());
    }

    private void point() {
        rows.forEach((day, row) ->
                row.cursor(day == cursor.get().day() ? cursor.get().cell() : -1));
        setAccessibleText(sentence());
    }

    private void onPress(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Focus.take(this, event);
        at(event).ifPresent(place -> {
            cursor.set(place);
            if (!readOnly.get()) {
                stroke.begin(place);
            }
        });
    }

    private void onDrag(MouseEvent event) {
        at(event).filter(place -> stroke.isOn() && !place.equals(cursor.get())).ifPresent(place -> {
            // The mouse may leave cells out between two events.
            boolean same = place.day() == cursor.get().day();
            stroke.goOn(place, same ? cursor.get().cell() : place.cell());
            cursor.set(place);
        });
    }

    private Optional<Place> at(MouseEvent event) {
        double left = WeekGridRow.LABEL;
        double width = (getWidth() - left) / CELLS;
        double row = (event.getY() - WeekGridAxis.HEIGHT) / WeekGridRow.HEIGHT;
        double cell = (event.getX() - left) / width;
        return row >= 0 && row < 7 && cell >= 0 && cell < CELLS
                ? Optional.of(new Place(DayOfWeek.of(1 + (int) row), (int) cell))
                : Optional.empty();
    }

    @Override
    protected double computePrefHeight(double width) {
        return WeekGridAxis.HEIGHT + 7 * WeekGridRow.HEIGHT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return WeekGridRow.LABEL + 680;
    }

    @Override
    protected double computeMinWidth(double height) {
        return WeekGridRow.LABEL + CELLS * 6;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        axis.resizeRelocate(WeekGridRow.LABEL, 0, width - WeekGridRow.LABEL, WeekGridAxis.HEIGHT);
        double top = WeekGridAxis.HEIGHT;
        for (var row : rows.values()) {
            row.resizeRelocate(0, top, width, WeekGridRow.HEIGHT);
            top += WeekGridRow.HEIGHT;
        }
    }
}
