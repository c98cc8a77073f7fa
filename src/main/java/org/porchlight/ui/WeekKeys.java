package org.porchlight.ui;

import java.time.DayOfWeek;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.porchlight.core.policy.WeekPainting.Brush;
import org.porchlight.ui.WeekGrid.Place;

/// The keys of a [WeekGrid].
///
/// Arrows move a cursor, space paints, shift and an arrow paint on; home and end are the ends of a day, with control of
/// the week; `1` `2` `3` choose the brush, `A` paints the whole day, control with `C` and `V` copies a day.
final class WeekKeys {
    private final WeekGrid grid;
    private final WeekGrid.Painter painter;
    private final WeekStroke stroke;
    private Optional<DayOfWeek> copied = Optional.empty();

    WeekKeys(WeekGrid grid, WeekGrid.Painter painter, WeekStroke stroke) {
        this.grid = grid;
        this.painter = painter;
        this.stroke = stroke;
    }

    void listen() {
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        grid.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.SHIFT) {
                stroke.end();
            }
        });
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown() || event.isMetaDown()) {
            return;
        }
        var place = grid.placeProperty().get();
        if (event.isShortcutDown()) {
            onShortcut(event, place);
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(place.day(), place.cell() - 1, event.isShiftDown());
            case RIGHT -> move(place.day(), place.cell() + 1, event.isShiftDown());
            case UP -> move(day(place.day().getValue() - 1), place.cell(), event.isShiftDown());
            case DOWN -> move(day(place.day().getValue() + 1), place.cell(), event.isShiftDown());
            case HOME -> move(place.day(), 0, false);
            case END -> move(place.day(), WeekGrid.CELLS - 1, false);
            case SPACE ->
                change(() -> {
                    stroke.begin(place);
                    stroke.end();
                });
            case DIGIT1, NUMPAD1 -> grid.brushProperty().set(Brush.OPEN);
            case DIGIT2, NUMPAD2 -> grid.brushProperty().set(Brush.CLOSED);
            case DIGIT3, NUMPAD3 -> grid.brushProperty().set(Brush.GAMES);
            case A -> change(() -> stroke.wholeDay(place));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void onShortcut(KeyEvent event, Place place) {
        switch (event.getCode()) {
            case HOME -> move(DayOfWeek.MONDAY, place.cell(), false);
            case END -> move(DayOfWeek.SUNDAY, place.cell(), false);
            case C -> copied = Optional.of(place.day());
            case V ->
                change(() ->
                        copied.filter(from -> from != place.day()).ifPresent(from -> painter.copy(from, place.day())));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static DayOfWeek day(int number) {
        return DayOfWeek.of(Math.clamp(number, 1, 7));
    }

    private void move(DayOfWeek day, int cell, boolean paintsOn) {
        var from = grid.placeProperty().get();
        var to = new Place(day, Math.clamp(cell, 0, WeekGrid.CELLS - 1));
        if (!paintsOn) {
            stroke.end();
        } else if (!grid.readOnlyProperty().get()) {
            stroke.beginAt(from);
            if (!to.equals(from)) {
                stroke.goOn(to, to.cell());
            }
        }
        grid.placeProperty().set(to);
    }

    private void change(Runnable how) {
        if (!grid.readOnlyProperty().get()) {
            how.run();
        }
    }
}
