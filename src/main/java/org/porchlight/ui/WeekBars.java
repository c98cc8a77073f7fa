package org.porchlight.ui;

import java.time.Duration;
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
import javafx.scene.shape.Line;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekScale;
import org.porchlight.text.Say;

/// The days of a week as stacked bars in minutes, each with its total, its limit and, beside it, what did not count.
///
/// The left and right keys go from day to day and say it; Enter, or a click on one, opens its account.
public final class WeekBars extends Region {
    private static final double AXIS = 44;
    private static final double TICK = 36;
    private static final double LABEL = 18;
    private static final double FOOT = 6 + LABEL;
    private static final double BAR = 44;
    private static final double EXEMPT_FROM = 48;
    private static final double EXEMPT = 10;
    private static final double LIMIT = 72;
    private static final double LIMIT_FROM = -32;
    private static final int ABOVE = 5;
    private static final int LABEL_ROOM = 23;
    private static final int GAP = 2;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    /// What the bars show.
    ///
    /// @param days in order, all of one week
    public record Week(List<DayFacts> days, LocalDate today) {
        public Week {
            days = List.copyOf(days);
        }
    }

    /// A part of a stack, from where to where.
    private record Part(Region node, Duration from, Duration to) {}

    /// All that is drawn of a day.
    private record Column(
            DayFacts day,
            Region ground,
            List<Part> parts,
            Optional<Region> exempt,
            Optional<Line> limit,
            Label total,
            Label name) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Week>> week = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<LocalDate>> selectedDay = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Consumer<LocalDate>> onOpen = new SimpleObjectProperty<>(_ -> {});
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> ticks = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
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
        var said = day.budget()
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
            lines.add(styled(new Region(), "pl-week-line"));
            var tick = label(Integer.toString(line * scale.step()), "pl-caption");
            tick.setAlignment(Pos.CENTER_RIGHT);
            ticks.add(tick);
        }
        days.forEach(day -> columns.add(column(day, shown.orElseThrow().today())));
        var nodes = new ArrayList<Node>();
        columns.forEach(column -> nodes.add(column.ground()));
        nodes.addAll(lines);
        nodes.addAll(ticks);
        columns.forEach(column -> nodes.addAll(nodes(column)));
        nodes.forEach(node -> node.setManaged(false));
        getChildren().setAll(nodes);
        setFocusTraversable(!days.isEmpty());
        mark();
        requestLayout();
    }

    /// What is drawn over the lines.
    private static List<Node> nodes(Column column) {
        var nodes = new ArrayList<Node>();
        column.parts().forEach(part -> nodes.add(part.node()));
        column.exempt().ifPresent(nodes::add);
        column.limit().ifPresent(nodes::add);
        nodes.add(column.total());
        nodes.add(column.name());
        return nodes;
    }

    private Column column(DayFacts day, LocalDate today) {
        var ground = styled(new Region(), "pl-week-day");
        Tooltip.install(ground, new Tooltip(sentence(day)));
        ground.setOnMouseClicked(_ -> open(day));
        var total = label(total(day), "pl-caption", "pl-week-total");
        total.pseudoClassStateChanged(REACHED, day.limitHits() > 0);
        var name = label(say.weekdayShort(day.day().getDayOfWeek()), "pl-caption", "pl-week-name");
        name.pseudoClassStateChanged(TODAY, day.day().equals(today));
        return new Column(
                day,
                ground,
                parts(day),
                day.exempt().toSeconds() > 0
                        ? Optional.of(see(styled(new Region(), "pl-kind", "learn", "pl-week-exempt")))
                        : Optional.empty(),
                day.budget().map(_ -> see(styled(new Line(), "pl-week-limit"))),
                total,
                name);
    }

    private static List<Part> parts(DayFacts day) {
        var lengths = WeekFigures.parts(day);
        var parts = new ArrayList<Part>();
        var below = Duration.ZERO;
        for (var activity : Activity.values()) {
            var length = lengths.getOrDefault(activity, Duration.ZERO);
            if (length.isPositive()) {
                var node = see(styled(new Region(), "pl-kind", Sorts.styleClass(activity), "pl-week-part"));
                parts.add(new Part(node, below, below.plus(length)));
                below = below.plus(length);
            }
        }
        return parts;
    }

    /// Minutes, as on the axis; under a minute the seconds with their unit; nothing for a day without use.
    private String total(DayFacts day) {
        if (!day.counted().isPositive()) {
            return "";
        }
        return day.counted().toMinutes() == 0
                ? say.duration(day.counted())
                : Long.toString(day.counted().toMinutes());
    }

    /// The ground below takes the mouse.
    private static <N extends Node> N see(N node) {
        node.setMouseTransparent(true);
        return node;
    }

    private static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().setAll(styleClasses);
        return node;
    }

    private static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setAlignment(Pos.CENTER);
        label.setMouseTransparent(true);
        return label;
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
            place(columns.get(at), AXIS + wide * at, wide, bottom, plot);
        }
    }

    private void place(Column column, double left, double wide, double bottom, double plot) {
        double middle = Math.rint(left + wide / 2);
        double bar = middle - BAR / 2;
        column.ground().resizeRelocate(Math.rint(left) + 2, 0, Math.floor(wide) - 4, getHeight());
        for (var part : column.parts()) {
            int from = scale.pixels(part.from(), plot);
            int high = Math.max(1, scale.pixels(part.to(), plot) - from - GAP);
            part.node().resizeRelocate(bar, bottom - from - high, BAR, high);
        }
        column.exempt().ifPresent(node -> {
            int high = Math.max(2, scale.pixels(column.day().exempt(), plot));
            node.resizeRelocate(bar + EXEMPT_FROM, bottom - high, EXEMPT, high);
        });
        column.limit().ifPresent(line -> {
            double y = bottom - scale.pixels(column.day().budget().orElseThrow(), plot) - 1;
            line.setStartX(middle + LIMIT_FROM);
            line.setEndX(Math.min(middle + LIMIT_FROM + LIMIT, Math.rint(left + wide)));
            line.setStartY(y);
            line.setEndY(y);
        });
        int above = ABOVE + scale.labelBottom(column.day(), plot, LABEL_ROOM);
        double total = Math.ceil(column.total().prefWidth(-1));
        column.total().resizeRelocate(Math.rint(middle - total / 2), bottom - above - LABEL, total, LABEL);
        column.name().resizeRelocate(Math.rint(left), bottom + 6, Math.floor(wide), LABEL);
    }
}
