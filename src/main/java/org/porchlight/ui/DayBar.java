package org.porchlight.ui;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Span;
import org.porchlight.text.Say;

/// One local day as a bar: when it is open, what was used, and where now is.
///
/// The left and right keys go from one stretch of time to the next and say it; Enter, or a click on one, opens it.
public final class DayBar extends Region {
    /// The part of the track's height that time without use takes, and what is free above it.
    private static final double THIN = 0.3;
    private static final double THIN_FROM = 0.35;
    private static final double GAP = 4;
    private static final double LABEL = 18;
    private static final double THINNEST = 2;
    private static final double ROUNDING = 12;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// How much of the day the bar is long.
    public enum Hours {
        /// From six in the morning, or midnight when something lies before that, to midnight.
        WHOLE,
        /// The hours in which something was.
        USED
    }

    /// What the bar shows.
    ///
    /// @param now drawn where it lies on the day
    /// @param windows open spans of the day, in order
    /// @param intervals in order
    public record Day(LocalDate day, Instant now, List<Span> windows, List<Interval> intervals, Hours hours) {
        public Day {
            windows = List.copyOf(windows);
            intervals = List.copyOf(intervals);
        }

        /// What is built anew when it is another.
        private Day withoutNow() {
            return new Day(day, Instant.EPOCH, windows, intervals, hours);
        }
    }

    /// A child of the track between two instants.
    ///
    /// @param thin whether it does not fill the track's height
    private record Placed(Node node, Instant from, Instant to, double gap, boolean thin) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Day>> day = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Interval>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final DoubleProperty trackHeight = new SimpleDoubleProperty(22);
    private final ObjectProperty<Consumer<Interval>> onOpen = new SimpleObjectProperty<>(_ -> {});
    private final Region line = styled(new Region(), "pl-daybar-now");
    private final Pane track = new Pane();
    private final Rectangle clip = new Rectangle();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Interval> stretches = new ArrayList<>();
    private final List<Region> stretchNodes = new ArrayList<>();
    /// One for all: a day may have thousands of stretches.
    private final Tooltip tip = new Tooltip();

    private Optional<DayAxis> axis = Optional.empty();
    private Optional<Day> built = Optional.empty();

    public DayBar(Say say) {
        this.say = say;
        getStyleClass().add("pl-daybar");
        track.getStyleClass().add("pl-daybar-track");
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        track.setClip(clip);
        setAccessibleRole(AccessibleRole.TEXT);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        day.subscribe(this::change);
        Tooltip.install(track, tip);
        line.setManaged(false);
        selected.subscribe(this::mark);
        trackHeight.subscribe(this::requestLayout);
    }

    public ObjectProperty<Optional<Day>> dayProperty() {
        return day;
    }

    /// The stretch of time that is selected, if any; a stretch of another day selects none.
    public ObjectProperty<Optional<Interval>> selectedProperty() {
        return selected;
    }

    /// Height of the track in px: 22, or 30 where the bar is the page's own.
    public DoubleProperty trackHeightProperty() {
        return trackHeight;
    }

    /// What is done when a person opens a stretch of time.
    public ObjectProperty<Consumer<Interval>> onOpenProperty() {
        return onOpen;
    }

    /// What a stretch of time was, as a sentence: `14:06–14:22，VLC，计时 16 分钟`.
    String sentence(Interval interval) {
        var span = say.span(interval.from(), interval.to());
        var length = say.duration(interval.length());
        var key = "kind." + interval.kind().name();
        return interval.title()
                .filter(_ -> interval.kind().isSpent())
                .map(title -> words.of("interval.titled", span, say.program(title), words.of(key, length)))
                .orElseGet(() -> words.of("interval.plain", span, words.of(key, length)));
    }

    private void change() {
        var next = day.get();
        if (!next.map(Day::withoutNow).equals(built.map(Day::withoutNow))) {
            rebuild();
        } else if (!next.equals(built)) {
            moveNow(next);
        }
        built = next;
    }

    /// The line alone: the bar is laid out as before.
    private void moveNow(Optional<Day> next) {
        boolean was = placed.removeIf(item -> item.node().equals(line));
        next.ifPresent(this::placeNow);
        boolean is = !placed.isEmpty() && placed.getLast().node().equals(line);
        if (is != was) {
            track.getChildren().setAll(placed.stream().map(Placed::node).toList());
        }
        axis.filter(_ -> is).ifPresent(hours -> place(placed.getLast(), hours, getWidth(), trackHeight.get()));
    }

    private void rebuild() {
        placed.clear();
        labels.clear();
        stretches.clear();
        stretchNodes.clear();
        day.get().ifPresent(this::build);
        placed.forEach(item -> item.node().setManaged(false));
        track.getChildren().setAll(placed.stream().map(Placed::node).toList());
        getChildren().setAll(track);
        getChildren().addAll(labels);
        setFocusTraversable(!stretches.isEmpty());
        mark();
        requestLayout();
    }

    private void build(Day shown) {
        shown.intervals().stream().filter(DayBar::isDrawn).forEach(stretches::add);
        var hours = axis(shown);
        axis = Optional.of(hours);
        for (var window : shown.windows()) {
            placed.add(new Placed(styled(new Region(), "pl-daybar-window"), window.from(), window.to(), 0, false));
        }
        for (var interval : stretches) {
            var node = new Region();
            Sorts.dress(node, interval);
            node.setOnMouseClicked(_ -> open(interval));
            // A gap of a minute is as wide as a hair; what comes next must not hide it.
            node.setViewOrder(interval.kind() == Kind.GUARD_DOWN ? -1 : 0);
            node.setOnMouseEntered(_ -> tip.setText(sentence(interval)));
            stretchNodes.add(node);
            placed.add(new Placed(node, interval.from(), interval.to(), 1, interval.kind() == Kind.IDLE));
        }
        placeNow(shown);
        for (var tick : hours.ticks()) {
            var label = styled(new Label(tick.hour() + ":00"), "pl-caption");
            label.setAlignment(Pos.CENTER);
            labels.add(label);
        }
    }

    private void placeNow(Day shown) {
        if (shown.now().atZone(say.zone()).toLocalDate().equals(shown.day())) {
            placed.add(new Placed(line, shown.now(), shown.now(), 0, false));
        }
    }

    private DayAxis axis(Day shown) {
        var froms = Stream.concat(
                shown.windows().stream().map(Span::from), stretches.stream().map(Interval::from));
        var midnight = shown.day().atStartOfDay(say.zone()).toInstant();
        if (shown.hours() == Hours.USED && !stretches.isEmpty()) {
            var tos = Stream.concat(
                    shown.windows().stream().map(Span::to), stretches.stream().map(Interval::to));
            return DayAxis.around(
                    shown.day(),
                    say.zone(),
                    froms.min(Instant::compareTo).orElse(midnight),
                    tos.max(Instant::compareTo).orElse(midnight));
        }
        return DayAxis.of(shown.day(), say.zone(), froms.min(Instant::compareTo).orElse(Instant.MAX));
    }

    /// Time without a session is the bar itself.
    private static boolean isDrawn(Interval interval) {
        return interval.kind() != Kind.AWAY && interval.from().isBefore(interval.to());
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    private void onKey(KeyEvent event) {
        int at = selected.get().map(stretches::indexOf).orElse(-1);
        switch (event.getCode()) {
            case LEFT -> select(at < 0 ? stretches.size() - 1 : Math.max(0, at - 1));
            case RIGHT -> select(Math.min(stretches.size() - 1, at + 1));
            case ENTER -> selected.get().filter(stretches::contains).ifPresent(onOpen.get());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!stretches.isEmpty()) {
            selected.set(Optional.of(stretches.get(index)));
        }
    }

    private void open(Interval interval) {
        selected.set(Optional.of(interval));
        onOpen.get().accept(interval);
    }

    /// Shows what is selected, and says it.
    private void mark() {
        int index = selected.get().map(stretches::indexOf).orElse(-1);
        for (int at = 0; at < stretchNodes.size(); at++) {
            stretchNodes.get(at).pseudoClassStateChanged(SELECTED, at == index);
        }
        setAccessibleText(index < 0 ? words.of("daybar.empty", stretches.size()) : sentence(stretches.get(index)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return trackHeight.get() + GAP + LABEL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 300;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = trackHeight.get();
        track.resizeRelocate(0, 0, width, height);
        clip.setWidth(width);
        clip.setHeight(height);
        axis.ifPresent(hours -> {
            placed.forEach(item -> place(item, hours, width, height));
            placeLabels(hours, width, height + GAP);
        });
    }

    private void place(Placed item, DayAxis hours, double width, double height) {
        double left = Math.rint(hours.position(item.from()) * width);
        double right = Math.rint(hours.position(item.to()) * width);
        boolean isMoment = item.from().equals(item.to());
        double start = isMoment ? Math.max(0, left - 1) : left;
        double length = Math.max(THINNEST, right - left - item.gap());
        double top = item.thin() ? Math.rint(height * THIN_FROM) : 0;
        item.node().resizeRelocate(start, top, length, item.thin() ? Math.rint(height * THIN) : height);
    }

    private void placeLabels(DayAxis hours, double width, double top) {
        for (int at = 0; at < labels.size(); at++) {
            var label = labels.get(at);
            double wide = Math.ceil(label.prefWidth(-1));
            double middle = hours.position(hours.ticks().get(at).at()) * width - wide / 2;
            double x = Math.clamp(middle, 0, Math.max(0, width - wide));
            label.resizeRelocate(Math.rint(x), top, wide, LABEL);
        }
    }
}
