package org.porchlight.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekScale;
import org.porchlight.text.Say;

/// All that [WeekBars] draws of a day.
///
/// @param ground takes the mouse
/// @param parts of the stack, from below
/// @param exempt beside it, what did not count
record WeekColumn(
        DayFacts day,
        Region ground,
        List<Part> parts,
        Optional<Region> exempt,
        Optional<Line> limit,
        Label total,
        Label name) {
    /// Height of a label, in px.
    static final double LABEL = 18;

    private static final double BAR = 44;
    private static final double EXEMPT_FROM = 48;
    private static final double EXEMPT = 10;
    private static final double LIMIT = 72;
    private static final double LIMIT_FROM = -32;
    private static final int ABOVE = 5;
    private static final int LABEL_ROOM = 23;
    private static final int GAP = 2;
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");

    /// A part of a stack, from where to where.
    private record Part(Region node, Duration from, Duration to) {}

    /// Where the bars stand.
    ///
    /// @param bottom where they begin, in px from above
    /// @param high how much room there is for them, in px
    record Plot(WeekScale scale, double bottom, double high) {}

    static WeekColumn of(DayFacts day, boolean isToday, Say say) {
        var total = label(total(day, say), "pl-caption", "pl-week-total");
        total.pseudoClassStateChanged(REACHED, day.limitHits() > 0);
        var name = label(say.weekdayShort(day.day().getDayOfWeek()), "pl-caption", "pl-week-name");
        name.pseudoClassStateChanged(TODAY, isToday);
        return new WeekColumn(
                day,
                styled(new Region(), "pl-week-day"),
                parts(day),
                day.exempt().toSeconds() > 0
                        ? Optional.of(see(styled(new Region(), "pl-kind", "learn", "pl-week-exempt")))
                        : Optional.empty(),
                day.limit().map(_ -> see(styled(new Line(), "pl-week-limit"))),
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
    private static String total(DayFacts day, Say say) {
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

    static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().setAll(styleClasses);
        return node;
    }

    static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        label.setAlignment(Pos.CENTER);
        label.setMouseTransparent(true);
        return label;
    }

    /// What is drawn over the lines.
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        parts.forEach(part -> nodes.add(part.node()));
        exempt.ifPresent(nodes::add);
        limit.ifPresent(nodes::add);
        nodes.add(total);
        nodes.add(name);
        return nodes;
    }

    /// @param left where its room begins, and how wide that is, in px
    /// @param height of all of it
    void place(double left, double wide, double height, Plot plot) {
        double bottom = plot.bottom();
        double middle = Math.rint(left + wide / 2);
        double bar = middle - BAR / 2;
        ground.resizeRelocate(Math.rint(left) + 2, 0, Math.floor(wide) - 4, height);
        for (var part : parts) {
            int from = plot.scale().pixels(part.from(), plot.high());
            int high = Math.max(1, plot.scale().pixels(part.to(), plot.high()) - from - GAP);
            part.node().resizeRelocate(bar, bottom - from - high, BAR, high);
        }
        exempt.ifPresent(node -> {
            int high = Math.max(2, plot.scale().pixels(day.exempt(), plot.high()));
            node.resizeRelocate(bar + EXEMPT_FROM, bottom - high, EXEMPT, high);
        });
        limit.ifPresent(line -> {
            double y = bottom - plot.scale().pixels(day.limit().orElseThrow(), plot.high()) - 1;
            line.setStartX(middle + LIMIT_FROM);
            line.setEndX(Math.min(middle + LIMIT_FROM + LIMIT, Math.rint(left + wide)));
            line.setStartY(y);
            line.setEndY(y);
        });
        int above = ABOVE + plot.scale().labelBottom(day, plot.high(), LABEL_ROOM);
        double figures = Math.ceil(total.prefWidth(-1));
        total.resizeRelocate(Math.rint(middle - figures / 2), bottom - above - LABEL, figures, LABEL);
        name.resizeRelocate(Math.rint(left), bottom + 6, Math.floor(wide), LABEL);
    }
}
