package org.porchlight.ui;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.Deviation;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.Tier;
import org.porchlight.text.Say;

/// The controls that set rules, beside the pictures that were looked at.
class RuleControlsGoldenTest {
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("focus-visible");

    private static Say say() {
        return new Say(Words.preferred(), ZoneId.of("Asia/Shanghai"));
    }

    private static VBox page(Node... nodes) {
        var page = new VBox(16, nodes);
        page.setPadding(new Insets(16));
        page.getStyleClass().add("pl-page");
        return page;
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void weekGrid(Look look) {
        Golden.check("control-week-grid", look, 800, 272, _ -> {}, () -> {
            var grid = new WeekGrid(say(), new WeekGrid.Painter() {
                @Override
                public void paint(
                        DayOfWeek day,
                        int first,
                        int count,
                        org.porchlight.core.policy.WeekPainting.Brush brush,
                        boolean begins) {}

                @Override
                public void copy(DayOfWeek from, DayOfWeek to) {}
            });
            grid.weekProperty().set(WeekGridTest.week());
            return page(grid);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void steppersAndSwitches(Look look) {
        Golden.check("control-stepper", look, 640, 72, _ -> {}, () -> {
            var off = new Switch("off");
            var on = new Switch("on");
            on.setSelected(true);
            var focused = new Switch("focused");
            focused.setSelected(true);
            focused.pseudoClassStateChanged(FOCUS, true);
            var row = new HBox(16, stepper(60), stepper(0), marked(), off, on, focused);
            return page(row);
        });
    }

    private static Stepper stepper(int minutes) {
        var stepper = new Stepper(0, 1440, 15, value -> say().minutes(Duration.ofMinutes(value)));
        stepper.valueProperty().set(minutes);
        stepper.pseudoClassStateChanged(FOCUS, minutes == 0);
        return stepper;
    }

    private static Stepper marked() {
        var stepper = stepper(90);
        stepper.mark(true);
        return stepper;
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void deviations(Look look) {
        Golden.check("control-deviations", look, 600, 210, _ -> {}, () -> {
            var words = new DeviationWords(say());
            var badge = new PresetBadge();
            badge.presetProperty().set(Optional.of(new PresetBadge.Shown("CN-2024", Optional.of(Tier.T2))));
            var since = look.isEnglish() ? "Mum, since 3 Oct" : "妈妈，10 月 3 日起";
            return page(
                    badge,
                    new VBox(
                            new DeviationRow(
                                    new Deviation(
                                            Deviation.Subject.DAY,
                                            List.of("time.budget.days-off"),
                                            Map.of("time.budget.days-off", Optional.empty()),
                                            Optional.of(new DaySet.DaysOff()),
                                            new RuleValue.Length(Duration.ofMinutes(90)),
                                            Optional.of(new RuleValue.Length(Duration.ofMinutes(60))),
                                            Deviation.Direction.WIDER,
                                            Optional.of(Duration.ofMinutes(30)),
                                            Optional.empty()),
                                    words,
                                    since,
                                    () -> {}),
                            new DeviationRow(
                                    new Deviation(
                                            Deviation.Subject.WEEK,
                                            List.of("time.budget.week"),
                                            Map.of("time.budget.week", Optional.empty()),
                                            Optional.empty(),
                                            new RuleValue.Length(Duration.ofHours(8)),
                                            Optional.empty(),
                                            Deviation.Direction.STRICTER,
                                            Optional.empty(),
                                            Optional.empty()),
                                    words,
                                    "",
                                    () -> {})));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void saveBars(Look look) {
        Golden.check("control-save-bar", look, 900, 300, _ -> {}, () -> {
            var ready = bar(SaveBar.State.READY, look);
            ready.detailsProperty().set(look.isEnglish() ? "See the 3" : "看是哪 3 次");
            return page(
                    ready,
                    bar(SaveBar.State.REHEARSING, look),
                    bar(SaveBar.State.SAVING, look),
                    bar(SaveBar.State.INVALID, look));
        });
    }

    private static SaveBar bar(SaveBar.State state, Look look) {
        var bar = new SaveBar(new SaveBar.Actions(() -> {}, () -> {}, () -> {}, () -> {}));
        bar.changesProperty().set(2);
        bar.sentenceProperty().set(look.isEnglish() ? "3 sessions end earlier." : "会有 3 次使用提前结束。");
        bar.stateProperty().set(state);
        return bar;
    }
}
