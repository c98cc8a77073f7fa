package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class DayBarTest {
    @BeforeEach
    void speakChinese() {
        System.setProperty("porchlight.language", "zh-CN");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static DayBar bar(DayBar.Hours hours) {
        var bar = new DayBar(new Say(Language.ZH_CN, MeisSunday.ZONE));
        var day = MeisSunday.report().account().intervals();
        bar.dayProperty().set(Optional.of(new DayBar.Day(MeisSunday.DAY, MeisSunday.NOW, List.of(), day, hours)));
        var scene = new Scene(bar, 968, 60);
        Theme.dress(scene);
        bar.applyCss();
        bar.layout();
        return bar;
    }

    private static void press(DayBar bar, KeyCode code) {
        bar.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static List<String> hours(DayBar bar) {
        return bar.lookupAll(".pl-caption").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void isAsLongAsTheDayOrAsTheHoursInWhichSomethingWas() {
        assertThat(OnFx.call(() -> hours(bar(DayBar.Hours.WHOLE))))
                .containsExactly("6:00", "9:00", "12:00", "15:00", "18:00", "21:00", "24:00");
        assertThat(OnFx.call(() -> hours(bar(DayBar.Hours.USED))))
                .containsExactly("8:00", "10:00", "12:00", "14:00", "16:00", "18:00", "20:00");
    }

    @Test
    void goesFromStretchToStretchAndOpensTheOneItSays() {
        var opened = new ArrayList<Interval>();
        var said = OnFx.call(() -> {
            var bar = bar(DayBar.Hours.USED);
            bar.onOpenProperty().set(opened::add);
            press(bar, KeyCode.RIGHT);
            press(bar, KeyCode.RIGHT);
            press(bar, KeyCode.RIGHT);
            press(bar, KeyCode.LEFT);
            press(bar, KeyCode.ENTER);
            return bar.getAccessibleText();
        });

        assertThat(said).isEqualTo("9:34–9:41，没人在用 7 分钟");
        assertThat(opened)
                .singleElement()
                .satisfies(interval -> assertThat(interval.from()).isEqualTo(MeisSunday.at("09:34")));
    }

    @Test
    void showsWhatIsSelectedElsewhere() {
        long marked = OnFx.call(() -> {
            var bar = bar(DayBar.Hours.USED);
            bar.selectedProperty()
                    .set(Optional.of(MeisSunday.report().account().intervals().get(4)));
            return bar.lookupAll(".pl-kind").stream()
                    .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("selected")))
                    .filter(node -> node.getStyleClass().contains("video"))
                    .count();
        });

        assertThat(marked).isEqualTo(1);
    }
}
