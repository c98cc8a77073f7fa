package org.porchlight.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
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
/// The left and right keys go from one stretch of time to the next and say it.
public final class DayBar extends Region {
    private static final double TRACK = 22;
    private static final double GAP = 4;
    private static final double LABEL = 18;
    private static final double THINNEST = 2;
    private static final double ROUNDING = 12;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// What the bar shows.
    ///
    /// @param intervals in order
    /// @param windows open spans of the day, in order
    public record Day(Instant now, List<Span> windows, List<Interval> intervals) {
        public Day {
            windows = List.copyOf(windows);
            intervals = List.copyOf(intervals);
        }
    }

    /// A child of the track between two instants.
    private record Placed(Node node, Instant from, Instant to, double gap) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final ObjectProperty<Optional<Day>> day = new SimpleObjectProperty<>(Optional.empty());
    private final Pane track = new Pane();
    private final Rectangle clip = new Rectangle();
    private final List<Placed> placed = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<Interval> stretches = new ArrayList<>();
    private final List<Region> stretchNodes = new ArrayList<>();
    private Optional<DayAxis> axis = Optional.empty();
    private int selected = -1;

    public DayBar(Say say) {
        this.say = say;
        getStyleClass().add("pl-daybar");
        track.getStyleClass().add("pl-daybar-track");
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        track.setClip(clip);
        setAccessibleRole(AccessibleRole.TEXT);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        day.subscribe(this::rebuild);
    }

    public ObjectProperty<Optional<Day>> dayProperty() {
        return day;
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
        select(Math.min(selected, stretches.size() - 1));
        requestLayout();
    }

    private void build(Day shown) {
        shown.intervals().stream().filter(DayBar::isDrawn).forEach(stretches::add);
        var today = shown.now().atZone(say.zone()).toLocalDate();
        var earliest = Stream.concat(
                        shown.windows().stream().map(Span::from),
                        stretches.stream().map(Interval::from))
                .min(Instant::compareTo)
                .orElse(shown.now());
        var hours = DayAxis.of(today, say.zone(), earliest);
        axis = Optional.of(hours);
        for (var window : shown.windows()) {
            placed.add(new Placed(styled(new Region(), "pl-daybar-window"), window.from(), window.to(), 0));
        }
        for (var interval : stretches) {
            var node = styled(new Region(), "pl-kind");
            pseudoClass(interval.kind()).ifPresent(state -> node.pseudoClassStateChanged(state, true));
            // A gap of a minute is as wide as a hair; what comes next must not hide it.
            node.setViewOrder(interval.kind() == Kind.GUARD_DOWN ? -1 : 0);
            Tooltip.install(node, new Tooltip(sentence(interval)));
            stretchNodes.add(node);
            placed.add(new Placed(node, interval.from(), interval.to(), 1));
        }
        placed.add(new Placed(styled(new Region(), "pl-daybar-now"), shown.now(), shown.now(), 0));
        for (var tick : hours.ticks()) {
            var label = styled(new Label(tick.hour() + ":00"), "pl-caption");
            label.setAlignment(Pos.CENTER);
            labels.add(label);
        }
    }

    /// Time without a session is the bar itself.
    private static boolean isDrawn(Interval interval) {
        return interval.kind() != Kind.AWAY && interval.from().isBefore(interval.to());
    }

    private static Optional<PseudoClass> pseudoClass(Kind kind) {
        return switch (kind) {
            case COUNTED, UNENFORCED, AWAY -> Optional.empty();
            case FROZEN, ASLEEP, LOCKED, IDLE, EXEMPT -> Optional.of(PseudoClass.getPseudoClass("still"));
            case GUARD_DOWN -> Optional.of(PseudoClass.getPseudoClass("guard-down"));
        };
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> select(Math.max(0, selected < 0 ? stretches.size() - 1 : selected - 1));
            case RIGHT -> select(Math.min(stretches.size() - 1, selected + 1));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        selected = index;
        for (int at = 0; at < stretchNodes.size(); at++) {
            stretchNodes.get(at).pseudoClassStateChanged(SELECTED, at == index);
        }
        setAccessibleText(index < 0 ? words.of("daybar.empty", stretches.size()) : sentence(stretches.get(index)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return TRACK + GAP + LABEL;
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
        track.resizeRelocate(0, 0, width, TRACK);
        clip.setWidth(width);
        clip.setHeight(TRACK);
        axis.ifPresent(hours -> {
            placed.forEach(item -> place(item, hours, width));
            placeLabels(hours, width);
        });
    }

    private void place(Placed item, DayAxis hours, double width) {
        double left = Math.rint(hours.position(item.from()) * width);
        double right = Math.rint(hours.position(item.to()) * width);
        boolean isMoment = item.from().equals(item.to());
        double start = isMoment ? Math.max(0, left - 1) : left;
        double length = Math.max(THINNEST, right - left - item.gap());
        item.node().resizeRelocate(start, 0, length, TRACK);
    }

    private void placeLabels(DayAxis hours, double width) {
        for (int at = 0; at < labels.size(); at++) {
            var label = labels.get(at);
            double wide = Math.ceil(label.prefWidth(-1));
            double middle = hours.position(hours.ticks().get(at).at()) * width - wide / 2;
            double x = Math.clamp(middle, 0, Math.max(0, width - wide));
            label.resizeRelocate(Math.rint(x), TRACK + GAP, wide, LABEL);
        }
    }
}
