package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.shape.Arc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Theme;

class ControlsTest {
    private static Look look(Language language, StatusReport report) {
        var model = new AgentModel(language);
        model.heard(report, Duration.ZERO);
        return model.look(Duration.ZERO);
    }

    @Test
    void discShowsNumberUnitAndAQuarterOfTheRing() {
        OnFx.run(() -> {
            var disc = disc(Reports.open(1350).report());

            assertThat(words(disc)).containsExactly("23", "分");
            assertThat(arc(disc).getLength()).isEqualTo(-360.0 * 23 / 90);
            assertThat(disc.getAccessibleText()).isEqualTo("还有 23 分钟，计时中");
            assertThat(disc.getWidth()).isBetween(Disc.SMALL, Disc.SMALL + 6);
        });
    }

    @Test
    void discGrowsInTheLastFiveMinutes() {
        OnFx.run(() -> assertThat(disc(Reports.open(300).report()).getWidth()).isGreaterThanOrEqualTo(Disc.LARGE));
    }

    @Test
    void discShowsADashWithoutTheGuard() {
        OnFx.run(() -> {
            var disc = new Disc(false);
            disc.show(new AgentModel(Language.EN).look(Duration.ZERO).disc().orElseThrow());
            lay(disc);

            assertThat(words(disc)).containsExactly("–");
            assertThat(arc(disc).isVisible()).isFalse();
            assertThat(disc.getAccessibleText()).contains("guard is not running");
        });
    }

    @Test
    void squareDiscLeavesNoCornerToTheWindowBelow() {
        OnFx.run(() -> {
            var disc = new Disc(true);
            disc.show(look(Language.EN, Reports.open(1320).report()).disc().orElseThrow());
            lay(disc);

            var ground = disc.lookup(".disc-ground").getBoundsInParent();
            assertThat(ground.getWidth()).isEqualTo(disc.getWidth());
            assertThat(ground.getHeight()).isEqualTo(disc.getHeight());
            assertThat(disc.getWidth()).isEqualTo(Disc.SMALL);
            assertThat(disc.getHeight()).isEqualTo(Disc.SMALL);
            assertThat(disc.lookup(".lamp-rim")
                            .localToScene(disc.lookup(".lamp-rim").getBoundsInLocal())
                            .getMaxX())
                    .isLessThanOrEqualTo(Disc.SMALL);
        });
    }

    @Test
    void noStarStandsInTheLineOfNameAndDate() {
        OnFx.run(() -> {
            for (double width : new double[] {800, 1024, 1200}) {
                var pane = lock(Reports.zero(), true, width);
                var head = pane.lookup(".lock-head").getBoundsInParent();

                assertThat(pane.lookupAll(".night-star"))
                        .isNotEmpty()
                        .allMatch(star -> star.getBoundsInParent().getMinY() > head.getMaxY());
            }
        });
    }

    @Test
    void aSingleLineOfTheOpeningStandsBesideTheMiddleOfItsSign() {
        OnFx.run(() -> {
            var pane = lock(Reports.paused(), true, 1280);

            assertThat(middle(pane.lookup(".lock-next"))).isCloseTo(middle(pane.lookup(".lock-sun")), within(1.0));
        });
    }

    private static double middle(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getCenterY();
    }

    @Test
    void answersOfParentsHaveTheirSignAtTheSamePlace() {
        OnFx.run(() -> {
            var signs = new HashSet<Bounds>();
            for (var answer : EnumSet.of(Look.Warning.Kind.GRANTED, Look.Warning.Kind.DENIED)) {
                var card = new WarningCard(Texts.of("agent", Language.EN), false, new Did(new AtomicInteger()));
                card.show(new Look.Warning(answer, "A parent says", "so", Optional.empty(), 0, Optional.empty()));
                lay(card);
                signs.add(card.lookup(".warning-icon").getBoundsInParent());
            }

            assertThat(signs).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void laterWarningsWaitForAnAnswer(Language language) {
        OnFx.run(() -> {
            var closed = new AtomicInteger();
            var card = new WarningCard(Texts.of("agent", language), false, new Did(closed));
            card.show(look(language, Reports.open(300).warning(300).report())
                    .warning()
                    .orElseThrow());
            lay(card);

            var button = buttons(card).getLast();
            button.fire();

            assertThat(button.getText()).isEqualTo(language == Language.EN ? "All right" : "知道了");
            assertThat(closed).hasValue(1);
            assertThat(card.getWidth()).isEqualTo(WarningCard.WIDTH);
        });
    }

    @Test
    void lastMinuteCanBeEndedByWhoHasSaved() {
        OnFx.run(() -> {
            for (var report : List.of(
                    Reports.open(47).warning(60), Reports.open(47).warning(60).finishing(Duration.ofMinutes(5)))) {
                var did = new Did(new AtomicInteger());
                var card = new WarningCard(Texts.of("agent", Language.EN), false, did);
                card.show(look(Language.EN, report.report()).warning().orElseThrow());
                lay(card);
                var button = buttons(card).getLast();

                button.fire();

                assertThat(button.getText()).isEqualTo("Saved, stop now");
                assertThat(did.stopped()).hasValue(1);
                assertThat(did.closed()).hasValue(0);
            }
        });
    }

    @Test
    void earlyWarningHasOnlyACross() {
        OnFx.run(() -> {
            var card = new WarningCard(Texts.of("agent", Language.EN), false, new Did(new AtomicInteger()));
            card.show(look(Language.EN, Reports.open(899).warning(900).report())
                    .warning()
                    .orElseThrow());
            lay(card);

            assertThat(words(card)).containsExactly("15\u00a0minutes left", "Today ends at 19:26.");
            assertThat(buttons(card))
                    .singleElement()
                    .extracting(Node::getAccessibleText)
                    .isEqualTo("Fold away");
        });
    }

    @Test
    void lockPaneSaysWhatUntilWhenAndWhy() {
        OnFx.run(() -> {
            var pane = lock(Reports.zero(), true, 1280);

            assertThat(words(pane))
                    .containsExactly(
                            "小美",
                            "Sunday 22 November",
                            "19:12",
                            "That was today's time",
                            "Krita stopped where it was. Nothing is lost.",
                            "Carry on tomorrow at 16:30",
                            "Monday, a school day, 60\u00a0minutes",
                            "Rule: 90\u00a0minutes every day.");
            assertThat(buttons(pane)).isEmpty();
        });
    }

    @Test
    void lockPaneOfAnotherScreenShowsTheNightAlone() {
        OnFx.run(() -> assertThat(words(lock(Reports.zero(), false, 1280))).isEmpty());
    }

    @Test
    void houseGoesWhereItWouldStandUnderTheText() {
        OnFx.run(() -> {
            assertThat(lock(Reports.zero(), true, 800)
                            .lookup(".night-house")
                            .getParent()
                            .isVisible())
                    .isFalse();
            assertThat(lock(Reports.zero(), true, 1280)
                            .lookup(".night-house")
                            .getParent()
                            .isVisible())
                    .isTrue();
        });
    }

    /// Counts what was read and how often the child stopped; nothing else is done on these cards.
    private record Did(AtomicInteger closed, AtomicInteger stopped) implements WarningCard.Deeds {
        Did(AtomicInteger closed) {
            this(closed, new AtomicInteger());
        }

        @Override
        public void gotIt() {
            closed.incrementAndGet();
        }

        @Override
        public void askForTime() {
            throw new AssertionError("nobody asked for time");
        }

        @Override
        public void takeFinishLine() {
            throw new AssertionError("nobody took the finish line");
        }

        @Override
        public void stopNow() {
            stopped.incrementAndGet();
        }
    }

    private static Disc disc(StatusReport report) {
        var disc = new Disc(false);
        disc.show(look(Language.ZH_CN, report).disc().orElseThrow());
        lay(disc);
        return disc;
    }

    private static LockPane lock(Reports reports, boolean withText, double width) {
        var pane = new LockPane(withText, Texts.of("agent", Language.EN), new FakeDeeds(false));
        pane.setMinSize(width, 600);
        pane.setMaxSize(width, 600);
        pane.show(look(Language.EN, reports.report()).lock().orElseThrow());
        lay(pane);
        return pane;
    }

    private static void lay(Parent control) {
        var scene = new Scene(control);
        Theme.dress(scene);
        control.getStylesheets().addAll(Layer.SHEETS);
        control.applyCss();
        control.autosize();
        control.layout();
    }

    private static List<String> words(Parent control) {
        return control.lookupAll(".label").stream()
                .map(Labeled.class::cast)
                .filter(label -> isShown(label) && !label.getText().isEmpty())
                .map(Labeled::getText)
                .toList();
    }

    private static List<Button> buttons(Parent control) {
        return control.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(ControlsTest::isShown)
                .toList();
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private static Arc arc(Parent control) {
        return (Arc) control.lookup(".light-arc");
    }
}
