package org.porchlight.ui;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.porchlight.core.policy.WeekPainting.Brush;
import org.porchlight.ui.WeekGrid.Look;
import org.porchlight.ui.WeekGrid.Place;

/// A stroke of the brush over a [WeekGrid]. Its first half hour decides what all of it does: where that is already as
/// the brush would make it, the stroke takes it back.
final class WeekStroke {
    private final WeekGrid.Painter painter;
    private final Supplier<Brush> brush;
    private final Function<Place, Look> look;
    private Optional<Brush> with = Optional.empty();

    WeekStroke(WeekGrid.Painter painter, Supplier<Brush> brush, Function<Place, Look> look) {
        this.painter = painter;
        this.brush = brush;
        this.look = look;
    }

    boolean isOn() {
        return with.isPresent();
    }

    /// Begins with a half hour, which it paints.
    void begin(Place place) {
        var what = decide(place);
        with = Optional.of(what);
        painter.paint(place.day(), place.cell(), 1, what, true);
    }

    /// Begins there unless it is on already.
    void beginAt(Place place) {
        if (with.isEmpty()) {
            begin(place);
        }
    }

    /// Goes on over a stretch of a day.
    ///
    /// @param from the other end of the stretch
    void goOn(Place to, int from) {
        int first = Math.min(from, to.cell());
        int count = Math.abs(from - to.cell()) + 1;
        with.ifPresent(what -> painter.paint(to.day(), first, count, what, false));
    }

    void end() {
        with = Optional.empty();
    }

    /// Paints a whole day, as its half hour decides.
    void wholeDay(Place place) {
        painter.paint(place.day(), 0, WeekGrid.CELLS, decide(place), true);
    }

    private Brush decide(Place place) {
        return switch (brush.get()) {
            case OPEN -> look.apply(place) == Look.OPEN ? Brush.CLOSED : Brush.OPEN;
            case CLOSED -> look.apply(place) == Look.CLOSED ? Brush.OPEN : Brush.CLOSED;
            case GAMES -> look.apply(place) == Look.GAMES ? Brush.OPEN : Brush.GAMES;
        };
    }
}
