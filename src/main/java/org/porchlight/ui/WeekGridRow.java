package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// A day of the week grid: its name and its half hours.
final class WeekGridRow extends Region {
    static final double HEIGHT = 31;
    /// Where the half hours begin.
    static final double LABEL = 88;

    /// How wide the names are, of which a day's own is the first part where there is room.
    private static final double COLUMN = 76;

    private static final double NAME = 42;
    private static final double GAP = 8;
    private static final double CHIP = 20;
    private static final double CELL = 26;
    private static final double ROUNDING = 12;
    private static final int FIRST_LIGHT = 12;
    private static final int NIGHTFALL = 44;
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final PseudoClass GAMES = PseudoClass.getPseudoClass("games");
    private static final PseudoClass PARTLY = PseudoClass.getPseudoClass("partly");
    private static final PseudoClass NIGHT = PseudoClass.getPseudoClass("night");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass CLASH = PseudoClass.getPseudoClass("clash");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");

    private final Label name;
    private final Label today;
    private final Pane strip = new Pane();
    private final Rectangle clip = new Rectangle();
    private final List<Region> cells = new ArrayList<>();

    WeekGridRow(String name, String todayWord) {
        this.name = new Label(name);
        this.name.getStyleClass().add("pl-week-day");
        today = new Label(todayWord);
        today.getStyleClass().addAll("pl-chip", "info", "pl-week-today");
        for (int cell = 0; cell < WeekGrid.CELLS; cell++) {
            var region = new Region();
            region.getStyleClass().addAll("pl-cell", cell % 2 == 0 ? "half" : "hour");
            region.setManaged(false);
            cells.add(region);
        }
        strip.getStyleClass().add("pl-week-strip");
        strip.getChildren().setAll(cells);
        clip.setArcWidth(ROUNDING);
        clip.setArcHeight(ROUNDING);
        strip.setClip(clip);
        getChildren().addAll(this.name, today, strip);
    }

    void today(boolean is) {
        today.setVisible(is);
        pseudoClassStateChanged(TODAY, is);
    }

    void look(int cell, WeekGrid.Look look) {
        var region = cells.get(cell);
        region.pseudoClassStateChanged(OPEN, look == WeekGrid.Look.OPEN);
        region.pseudoClassStateChanged(GAMES, look == WeekGrid.Look.GAMES);
        region.pseudoClassStateChanged(PARTLY, look == WeekGrid.Look.PARTLY);
        region.pseudoClassStateChanged(NIGHT, look == WeekGrid.Look.CLOSED && isNight(cell));
    }

    void mark(int cell, Optional<WeekGrid.Fault> fault) {
        var region = cells.get(cell);
        region.pseudoClassStateChanged(
                DANGER, fault.filter(WeekGrid.Fault.WRONG::equals).isPresent());
        region.pseudoClassStateChanged(
                CLASH, fault.filter(WeekGrid.Fault.CLASH::equals).isPresent());
    }

    static boolean isNight(int cell) {
        return cell < FIRST_LIGHT || cell >= NIGHTFALL;
    }

    /// @param cell -1 where the cursor is in another row
    void cursor(int cell) {
        for (int at = 0; at < cells.size(); at++) {
            cells.get(at).pseudoClassStateChanged(CURSOR, at == cell);
        }
    }

    @Override
    protected void layoutChildren() {
        double high = name.prefHeight(-1);
        name.resizeRelocate(0, Math.ceil((HEIGHT - high) / 2) + 1, name.prefWidth(-1), high);
        double chip = today.prefWidth(-1);
        double left = Math.min(NAME, Math.max(name.prefWidth(-1) + GAP, COLUMN - chip));
        today.resizeRelocate(Math.rint(left), Math.rint((HEIGHT - CHIP) / 2), chip, CHIP);
        double width = getWidth() - LABEL;
        strip.resizeRelocate(LABEL, Math.ceil((HEIGHT - CELL) / 2), width, CELL);
        clip.setWidth(width);
        clip.setHeight(CELL);
        for (int cell = 0; cell < cells.size(); cell++) {
            double from = Math.rint(cell * width / WeekGrid.CELLS);
            double to = Math.rint((cell + 1) * width / WeekGrid.CELLS);
            cells.get(cell).resizeRelocate(from, 0, to - from, CELL);
        }
    }
}
