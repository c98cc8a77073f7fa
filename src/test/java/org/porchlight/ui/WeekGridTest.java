package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.OpenMinutes;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.core.policy.WeekPainting.Brush;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class WeekGridTest {
    private final List<String> painted = new ArrayList<>();

    @BeforeEach
    void speakChinese() {
        System.setProperty("porchlight.language", "zh-CN");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static TimeWindow window(String from, String to) {
        return new TimeWindow(LocalTime.parse(from), LocalTime.parse(to));
    }

    /// Open from 16:30 to 20:30 on every day, games from 20:00 to 21:00 on Fridays.
    static WeekGrid.Week week() {
        var open = new EnumMap<DayOfWeek, OpenMinutes>(DayOfWeek.class);
        var games = new EnumMap<DayOfWeek, OpenMinutes>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            open.put(day, OpenMinutes.of(List.of(window("16:30", "20:30"))));
            games.put(day, OpenMinutes.of(day == DayOfWeek.FRIDAY ? List.of(window("20:00", "21:00")) : List.of()));
        }
        open.put(DayOfWeek.SUNDAY, OpenMinutes.of(List.of(window("09:15", "11:00"), window("23:00", "00:30"))));
        return new WeekGrid.Week(open, games, Optional.of(DayOfWeek.SUNDAY));
    }

    private WeekGrid grid(Consumer<WeekGrid> how) {
        return OnFx.call(() -> {
            var grid = new WeekGrid(new Say(Words.preferred(), ZoneId.of("Asia/Shanghai")), new WeekGrid.Painter() {
                @Override
                public void paint(DayOfWeek day, int first, int count, Brush brush, boolean begins) {
                    painted.add(day + " " + first + "+" + count + " " + brush + (begins ? "" : " on"));
                }

                @Override
                public void copy(DayOfWeek from, DayOfWeek to) {
                    painted.add(from + " to " + to);
                }
            });
            grid.weekProperty().set(week());
            var scene = new Scene(grid, 768, 240);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            how.accept(grid);
            return grid;
        });
    }

    private static void press(WeekGrid grid, KeyCode key, String... held) {
        var with = List.of(held);
        grid.fireEvent(new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", key, with.contains("shift"), with.contains("control"), false, false));
    }

    private static void at(WeekGrid grid, int hour) {
        grid.placeProperty().set(new WeekGrid.Place(DayOfWeek.SATURDAY, hour * 2));
    }

    private static void mouse(WeekGrid grid, javafx.event.EventType<MouseEvent> type, DayOfWeek day, int cell) {
        double width = (grid.getWidth() - 88) / WeekGrid.CELLS;
        double x = 88 + (cell + 0.5) * width;
        double y = WeekGrid.axisHeight() + (day.getValue() - 0.5) * WeekGrid.rowHeight();
        grid.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null));
    }

    @Test
    void itsTextFollowsTheCursor() {
        var grid = grid(found -> at(found, 14));
        assertThat(grid.getAccessibleText()).isEqualTo("周六 14:00，关闭");

        OnFx.run(() -> {
            press(grid, KeyCode.UP);
            at(grid, 17);
        });
        assertThat(grid.getAccessibleText()).isEqualTo("周六 17:00，开放");
        OnFx.run(() -> grid.placeProperty().set(new WeekGrid.Place(DayOfWeek.FRIDAY, 40)));
        assertThat(grid.getAccessibleText()).isEqualTo("周五 20:00，可以玩网络游戏");
        OnFx.run(() -> grid.placeProperty().set(new WeekGrid.Place(DayOfWeek.SUNDAY, 18)));
        assertThat(grid.getAccessibleText()).isEqualTo("周日 9:00，开放一部分");
        OnFx.run(() -> grid.placeProperty().set(new WeekGrid.Place(DayOfWeek.MONDAY, 0)));
        assertThat(grid.getAccessibleText()).isEqualTo("周一 0:00，开放");
    }

    @Test
    void goesToTheEndsOfDaysAndOfTheWeek() {
        var grid = grid(found -> {
            at(found, 14);
            press(found, KeyCode.HOME);
        });
        assertThat(grid.placeProperty().get()).isEqualTo(new WeekGrid.Place(DayOfWeek.SATURDAY, 0));
        OnFx.run(() -> press(grid, KeyCode.END));
        assertThat(grid.placeProperty().get()).isEqualTo(new WeekGrid.Place(DayOfWeek.SATURDAY, 47));
        OnFx.run(() -> press(grid, KeyCode.HOME, "control"));
        assertThat(grid.placeProperty().get()).isEqualTo(new WeekGrid.Place(DayOfWeek.MONDAY, 47));
        OnFx.run(() -> press(grid, KeyCode.END, "control"));
        assertThat(grid.placeProperty().get()).isEqualTo(new WeekGrid.Place(DayOfWeek.SUNDAY, 47));
    }

    @Test
    void paintsWithSpaceAndTakesBackWhatIsSoAlready() {
        grid(found -> {
            at(found, 14);
            press(found, KeyCode.SPACE);
            at(found, 17);
            press(found, KeyCode.SPACE);
            press(found, KeyCode.DIGIT3);
            press(found, KeyCode.SPACE);
            press(found, KeyCode.DIGIT2);
            press(found, KeyCode.SPACE);
        });

        assertThat(painted)
                .containsExactly(
                        "SATURDAY 28+1 OPEN", "SATURDAY 34+1 CLOSED", "SATURDAY 34+1 GAMES", "SATURDAY 34+1 CLOSED");
    }

    @Test
    void paintsOnWithShiftAsTheFirstHalfHourDecided() {
        grid(found -> {
            at(found, 15);
            press(found, KeyCode.RIGHT, "shift");
            press(found, KeyCode.RIGHT, "shift");
            press(found, KeyCode.DOWN, "shift");
        });

        assertThat(painted)
                .containsExactly(
                        "SATURDAY 30+1 OPEN", "SATURDAY 31+1 OPEN on", "SATURDAY 32+1 OPEN on", "SUNDAY 32+1 OPEN on");
    }

    @Test
    void paintsAndCopiesWholeDays() {
        grid(found -> {
            at(found, 14);
            press(found, KeyCode.A);
            press(found, KeyCode.C, "control");
            press(found, KeyCode.UP);
            press(found, KeyCode.V, "control");
        });

        assertThat(painted).containsExactly("SATURDAY 0+48 OPEN", "SATURDAY to FRIDAY");
    }

    @Test
    void paintsWhereTheMouseGoesAndLeavesNothingOut() {
        grid(found -> {
            mouse(found, MouseEvent.MOUSE_PRESSED, DayOfWeek.TUESDAY, 20);
            mouse(found, MouseEvent.MOUSE_DRAGGED, DayOfWeek.TUESDAY, 24);
            mouse(found, MouseEvent.MOUSE_DRAGGED, DayOfWeek.WEDNESDAY, 24);
            mouse(found, MouseEvent.MOUSE_RELEASED, DayOfWeek.WEDNESDAY, 24);
            mouse(found, MouseEvent.MOUSE_DRAGGED, DayOfWeek.THURSDAY, 24);
        });

        assertThat(painted).containsExactly("TUESDAY 20+1 OPEN", "TUESDAY 20+5 OPEN on", "WEDNESDAY 24+1 OPEN on");
    }

    @Test
    void onlyShowsWhereItIsToBeRead() {
        var grid = grid(found -> {
            found.readOnlyProperty().set(true);
            at(found, 14);
            press(found, KeyCode.SPACE);
            press(found, KeyCode.RIGHT, "shift");
            press(found, KeyCode.A);
            mouse(found, MouseEvent.MOUSE_PRESSED, DayOfWeek.TUESDAY, 20);
        });

        assertThat(painted).isEmpty();
        assertThat(grid.placeProperty().get()).isEqualTo(new WeekGrid.Place(DayOfWeek.TUESDAY, 20));
    }

    @Test
    void speaksEnglish() {
        System.setProperty("porchlight.language", "en");

        var grid = grid(found -> at(found, 14));

        assertThat(Words.preferred()).isEqualTo(Language.EN);
        assertThat(grid.getAccessibleText()).isEqualTo("Sat 14:00, closed");
    }
}
