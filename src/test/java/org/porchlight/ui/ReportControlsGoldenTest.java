package org.porchlight.ui;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.DayBalance;
import org.porchlight.core.report.DayLine;
import org.porchlight.render.Weeks;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

/// The controls of week and account beside the pictures that were looked at.
class ReportControlsGoldenTest {
    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(textBlock = """
            bars,     ZH_LIGHT, 640,  360
            bars,     EN_DARK,  640,  360
            talk,     ZH_LIGHT, 340,  460
            talk,     EN_DARK,  340,  460
            table,    ZH_LIGHT, 700,  520
            table,    EN_DARK,  700,  520
            equation, ZH_LIGHT, 1008, 82
            equation, EN_DARK,  1008, 82
            broken,   ZH_LIGHT, 1008, 82
            daybar,   ZH_LIGHT, 968,  60
            daybar,   EN_DARK,  968,  60
            """)
    void looksAsItShould(String control, Look look, int width, int height) {
        Golden.check("control-" + control, look, width, height, _ -> {}, () -> new StackPane(control(control, look)));
    }

    private static Region control(String control, Look look) {
        var say = new Say(look.isEnglish() ? Language.EN : Language.ZH_CN, MeisSunday.ZONE);
        return switch (control) {
            case "bars" -> bars(say);
            case "talk" -> talk(look.isEnglish());
            case "table" -> table(say, look.isEnglish());
            case "daybar" -> bar(say);
            default -> equation(say, control.equals("broken"));
        };
    }

    private static WeekBars bars(Say say) {
        var bars = new WeekBars(say);
        var week = Weeks.full("Mei");
        bars.weekProperty().set(Optional.of(new WeekBars.Week(week.days(), week.today())));
        return bars;
    }

    private static ConversationCard talk(boolean english) {
        var card = new ConversationCard();
        card.talkProperty()
                .set(Optional.of(
                        english
                                ? new ConversationCard.Talk(
                                        "Two facts",
                                        List.of(
                                                "Making things took the most: 2 h 23 min.",
                                                "Video: 34 min less than last week, mostly at the weekend."),
                                        List.of("Thursday looked tight at 60 min. What was going on?"),
                                        "Mei sees this same card")
                                : new ConversationCard.Talk(
                                        "两件事",
                                        List.of("创作用了 2 小时 23 分，这周最多。", "视频比上周少 34 分钟，少在周末。"),
                                        List.of("周四 60 分钟好像不太够，那天在忙什么？"),
                                        "小美看到的是同一张卡片")));
        card.onPrintProperty().set(Optional.of(() -> {}));
        return card;
    }

    private static IntervalTable table(Say say, boolean english) {
        var table = new IntervalTable(say);
        var report = english ? MeisSunday.corrected(true) : MeisSunday.report();
        table.linesProperty().set(DayLine.of(report, MeisSunday.NOW));
        return table;
    }

    private static DayBar bar(Say say) {
        var bar = new DayBar(say);
        bar.trackHeightProperty().set(30);
        var day = MeisSunday.report().account().intervals();
        bar.dayProperty()
                .set(Optional.of(new DayBar.Day(MeisSunday.DAY, MeisSunday.NOW, List.of(), day, DayBar.Hours.USED)));
        return bar;
    }

    private static AccountEquation equation(Say say, boolean broken) {
        var equation = new AccountEquation(say);
        var account =
                broken ? MeisSunday.corrected().account() : MeisSunday.report().account();
        equation.sumProperty()
                .set(Optional.of(new AccountEquation.Sum(
                        DayBalance.of(account), !broken, broken ? Optional.of("7K3M9QPT") : Optional.empty())));
        equation.chainProperty().set(Optional.of(broken ? AccountEquation.Chain.BROKEN : AccountEquation.Chain.WHOLE));
        return equation;
    }
}
