package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.WeekReport;
import org.porchlight.render.Weeks;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class WeekBarsTest {
    @BeforeEach
    void speakChinese() {
        System.setProperty("porchlight.language", "zh-CN");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static WeekBars bars(WeekReport report) {
        var bars = new WeekBars(new Say(Language.ZH_CN, MeisSunday.ZONE));
        bars.weekProperty().set(Optional.of(new WeekBars.Week(report.days(), report.today())));
        var scene = new Scene(bars, 602, 329);
        Theme.dress(scene);
        bars.applyCss();
        bars.layout();
        return bars;
    }

    private static void press(WeekBars bars, KeyCode code) {
        bars.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static List<String> texts(WeekBars bars, String styleClass) {
        return bars.lookupAll(styleClass).stream()
                .map(node -> ((Labeled) node).getText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @Test
    void hasATotalForEveryDayAndALimitWhereThereIsOne() {
        OnFx.run(() -> {
            var bars = bars(Weeks.full("小美"));

            assertThat(texts(bars, ".pl-week-total")).containsExactly("52", "40", "58", "60", "57", "90", "68");
            assertThat(bars.lookupAll(".pl-week-limit")).hasSize(7);
            assertThat(bars.lookupAll(".pl-week-exempt")).hasSize(7);
        });
    }

    @Test
    void drawsTheLimitAtWhatTheDayGaveInAll() {
        OnFx.run(() -> {
            var day = new DayFacts(
                    LocalDate.of(2026, 11, 16),
                    Optional.of(Duration.ofMinutes(60)),
                    Optional.of(Duration.ofMinutes(105)),
                    Duration.ofMinutes(63),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    0,
                    DayFacts.Rests.NONE,
                    DayFacts.Asked.NOTHING,
                    DayFacts.Given.NOTHING,
                    Denials.of(Map.of()),
                    Denials.of(Map.of()),
                    Optional.empty());
            var bars = bars(Weeks.week("小美", Collections.nCopies(7, day)));
            var line = (Line) bars.lookup(".pl-week-limit");
            var part = (Region) bars.lookup(".pl-week-part");

            assertThat(line.getStartY()).isLessThan(part.getLayoutY());
            assertThat(bars.sentence(day)).isEqualTo("周一 63 分钟，上限 105 分钟");
        });
    }

    @Test
    void standsOnItsLineAndReachesAsHighAsItsMinutes() {
        OnFx.run(() -> {
            var bars = bars(Weeks.full("小美"));
            var parts = bars.lookupAll(".pl-week-part").stream()
                    .map(Region.class::cast)
                    .toList();

            // Monday: 18 minutes of drawing below, on a scale of 120 minutes that is 296 px high.
            assertThat(parts.getFirst().getHeight()).isEqualTo((double) Math.round(18 * 296 / 120.0) - 2);
            assertThat(parts.getFirst().getLayoutY() + parts.getFirst().getHeight())
                    .isEqualTo(9 + 296);
        });
    }

    @Test
    void goesFromDayToDayAndOpensTheOneItSays() {
        var opened = new ArrayList<LocalDate>();
        var said = OnFx.call(() -> {
            var bars = bars(Weeks.full("小美"));
            bars.onOpenProperty().set(opened::add);
            press(bars, KeyCode.LEFT);
            press(bars, KeyCode.LEFT);
            press(bars, KeyCode.LEFT);
            press(bars, KeyCode.LEFT);
            press(bars, KeyCode.ENTER);
            return bars.getAccessibleText();
        });

        assertThat(said).isEqualTo("周四 60 分钟，到上限；不计时 35 分钟");
        assertThat(opened).containsExactly(LocalDate.of(2026, 11, 19));
    }

    @Test
    void showsAWeekWithoutUse() {
        OnFx.run(() -> {
            var bars = bars(Weeks.empty("小美"));

            assertThat(texts(bars, ".pl-week-total")).isEmpty();
            assertThat(bars.lookupAll(".pl-week-part")).isEmpty();
            assertThat(texts(bars, ".pl-week-name")).hasSize(7);
        });
    }
}
