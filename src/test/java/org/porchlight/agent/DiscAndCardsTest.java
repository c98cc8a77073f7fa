package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.SceneHelper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.RestAhead;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// The disc in all its states, and all cards beside it.
class DiscAndCardsTest {
    private static final Duration START = Duration.ofHours(1);
    static final WarningCard.Deeds NOTHING = new WarningCard.Deeds() {
        @Override
        public void gotIt() {}

        @Override
        public void askForTime() {}

        @Override
        public void takeFinishLine() {}

        @Override
        public void stopNow() {}
    };

    private static Language language(Look look) {
        return look.isEnglish() ? Language.EN : Language.ZH_CN;
    }

    private static AgentModel heard(Language language, Reports... reports) {
        var model = new AgentModel(language);
        for (var report : reports) {
            model.heard(report.report(), START);
        }
        return model;
    }

    private static org.porchlight.agent.Look.Disc disc(Language language, Reports reports) {
        return heard(language, reports).look(START).disc().orElseThrow();
    }

    private static org.porchlight.agent.Look.Warning warning(Language language, Reports... reports) {
        return heard(language, reports).look(START).warning().orElseThrow();
    }

    private static Reports resting() {
        return Reports.open(1320)
                .as(ChildStatus.Presented.REST, OptionalInt.of(10))
                .uncounted()
                .next(Reports.NOW.plusSeconds(170))
                .resting(new RestAhead(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofSeconds(130)));
    }

    private static Reports last() {
        return Reports.open(47).warning(60).finishing(Duration.ofMinutes(5));
    }

    private static Asking asked(Optional<Asking.Answer> answer) {
        var request = Asking.of(new Fact.Requested(
                Reports.open(1320).child().id(), Reports.NOW, Optional.of(Duration.ofMinutes(15)), ""));
        return new Asking(request.id(), request.at(), request.amount(), request.words(), answer);
    }

    private static Reports[] answered(Optional<Duration> granted, String words) {
        var answer = new Asking.Answer(Reports.NOW, "parent:mum", granted, words);
        long more = granted.orElse(Duration.ZERO).toSeconds();
        return new Reports[] {
            Reports.open(1320).asking(Optional.of(asked(Optional.empty()))),
            Reports.open(1320 + more).given(more).asking(Optional.of(asked(Optional.of(answer))))
        };
    }

    @Test
    void theEndThatIsNearComesBeforeABreak() {
        var due = Reports.restDue().child().rest().orElseThrow();
        var ending = Reports.open(47)
                .as(ChildStatus.Presented.REST, OptionalInt.of(10))
                .warning(60)
                .resting(due);
        var model = heard(Language.EN, ending);

        assertThat(model.look(START).warning().orElseThrow().kind())
                .isEqualTo(org.porchlight.agent.Look.Warning.Kind.LAST);
        assertThat(disc(Language.EN, ending).figure()).isEqualTo(new org.porchlight.agent.Look.Figure.Left("47", "s"));
        model.gotIt();
        assertThat(model.look(START).warning().orElseThrow().kind())
                .isEqualTo(org.porchlight.agent.Look.Warning.Kind.REST);
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void discLooksAsDrawn(Look look) {
        var words = language(look);
        Golden.in(
                look,
                760,
                240,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> {
                    var row = new FlowPane(24, 24);
                    for (var state : new Reports[] {
                        Reports.open(1320),
                        Reports.open(300),
                        Reports.open(47),
                        Reports.open(1944).as(ChildStatus.Presented.OPEN, OptionalInt.of(5)),
                        Reports.open(1320).uncounted(),
                        resting()
                    }) {
                        row.getChildren().add(alone(disc(words, state), false));
                    }
                    row.getChildren().add(alone(disc(words, Reports.open(1320)), true));
                    row.getChildren().add(pill(words, false));
                    row.getStyleClass().add("pl-page");
                    row.setPadding(new javafx.geometry.Insets(20));
                    return row;
                },
                scene -> {
                    ((DiscPill) scene.lookup(".disc-pill")).open(true);
                    Golden.lay(scene);
                    Golden.check("disc-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    private static Disc alone(org.porchlight.agent.Look.Disc look, boolean square) {
        var disc = new Disc(square);
        disc.show(look);
        return disc;
    }

    private static DiscPill pill(Language language, boolean toTheLeft) {
        var pill = new DiscPill(Texts.of("agent", language), false, () -> {}, () -> {}, () -> {}, () -> {});
        pill.show(disc(language, Reports.open(1320)));
        pill.openToTheLeft(toTheLeft);
        return pill;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void cardsLookAsDrawn(Look look) {
        var words = language(look);
        Golden.in(
                look,
                900,
                620,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> {
                    var cards = new FlowPane(javafx.geometry.Orientation.VERTICAL, 40, 26);
                    cards.getChildren()
                            .addAll(
                                    card(words, warning(words, Reports.open(899).warning(900))),
                                    card(words, warning(words, Reports.open(300).warning(300))),
                                    card(words, warning(words, answered(Optional.of(Duration.ofMinutes(15)), ""))),
                                    card(words, warning(words, resting())),
                                    card(words, warning(words, last())),
                                    card(
                                            words,
                                            warning(
                                                    words,
                                                    answered(
                                                            Optional.empty(),
                                                            look.isEnglish() ? "dinner first" : "先吃饭"))));
                    cards.getStyleClass().add("pl-page");
                    cards.setPadding(new javafx.geometry.Insets(24));
                    return cards;
                },
                scene -> {
                    Golden.check("warning-" + look.suffix(), scene);
                    SceneChecks.everythingHasAName(scene);
                    SceneChecks.nothingIsCut(scene);
                });
    }

    private static Region card(Language language, org.porchlight.agent.Look.Warning look) {
        var card = new WarningCard(Texts.of("agent", language), false, NOTHING);
        card.show(look);
        return card;
    }

    @Test
    void pillKeepsTheDiscWhereItWasWhicheverSideItOpensTo() {
        for (boolean left : new boolean[] {false, true}) {
            Golden.in(
                    Look.ZH_LIGHT,
                    600,
                    120,
                    scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                    () -> new FlowPane(pill(Language.ZH_CN, left)),
                    scene -> {
                        var pill = (DiscPill) scene.lookup(".disc-pill");
                        assertThat(pill.discLeft()).isZero();
                        pill.open(true);
                        Golden.lay(scene);
                        assertThat(pill.isOpen()).isTrue();
                        assertThat(pill.disc().getLayoutX()).isEqualTo(pill.discLeft());
                        assertThat(pill.disc().getLayoutY()).isEqualTo(pill.discTop());
                    });
        }
    }

    /// A window gives the focus to the first that takes it: a disc that opened then would cover what lies below for
    /// good.
    @Test
    void pillOpensWhereAKeyLedAndNotByItself() {
        var open = OnFx.call(() -> {
            var before = new Button();
            var pill = pill(Language.EN, false);
            var stage = new Stage();
            // Away from the pointer.
            pill.relocate(400, 200);
            stage.setScene(new Scene(new Pane(before, pill), 600, 300));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            pill.requestFocus();
            boolean byItself = pill.isOpen();
            before.requestFocus();
            before.requestFocusTraversal(TraversalDirection.NEXT);
            boolean byKey = pill.isOpen();
            before.requestFocus();
            boolean after = pill.isOpen();
            stage.hide();
            return List.of(byItself, byKey, after);
        });

        assertThat(open).containsExactly(false, true, false);
    }

    @Test
    void breakCountsItselfWhileThePcIsLeftAlone() {
        var model = heard(Language.ZH_CN, resting());

        assertThat(model.look(START).warning())
                .map(org.porchlight.agent.Look.Warning::sentence)
                .contains("连续用了 30 分钟。还有 2 分 50 秒。");
        assertThat(model.look(START.plusSeconds(10)).warning())
                .map(org.porchlight.agent.Look.Warning::sentence)
                .contains("连续用了 30 分钟。还有 2 分 40 秒。");
    }

    @Test
    void whatAParentSaidWaitsUntilItWasRead() {
        var model = heard(Language.ZH_CN, answered(Optional.of(Duration.ofMinutes(15)), ""));
        var card = model.look(START.plusSeconds(600)).warning();
        assertThat(card).map(org.porchlight.agent.Look.Warning::heading).contains("爸爸妈妈给了你 15 分钟");

        model.gotIt();

        assertThat(model.look(START.plusSeconds(600)).warning()).isEmpty();
    }

    @Test
    void timeThatTheOwnLimitEndsFirstSaysSoAndWhatTheParentWroteIsSaid() {
        var amount = Duration.ofMinutes(15);
        var answer = new Asking.Answer(Reports.NOW, "parent:mum", Optional.of(amount), "打完吃饭");
        var before = Reports.ownFirst().asking(Optional.of(asked(Optional.empty())));
        var after = Reports.ownFirst().given(amount.toSeconds()).asking(Optional.of(asked(Optional.of(answer))));

        assertThat(warning(Language.ZH_CN, before, after).sentence())
                .isEqualTo("现在还有 5 分钟。你自己定的每天 45 分钟还算着，会先用完。爸爸妈妈可以解除。爸爸妈妈说：“打完吃饭”");
        assertThat(warning(Language.EN, before, after).sentence())
                .isEqualTo("You now have 5\u00a0minutes. Your own limit, 45\u00a0minutes a day, still holds and ends"
                        + " first. A parent can lift it. A parent says: \"打完吃饭\"");
    }

    /// Nobody had asked, so only the account of the day tells who gave it and why.
    @Test
    void lockCardTellsOfTimeThatOpensNothing() {
        var model =
                heard(Language.ZH_CN, Reports.ownReached(), Reports.ownReached().given(600));
        var mei = Reports.ownReached().child().id();
        var why = "打完吃饭";
        assertThat(model.look(START).lock().orElseThrow().rule())
                .contains("爸爸妈妈给了你 10 分钟。到了你自己定的每天 45 分钟，所以还不能用。爸爸妈妈可以解除。");

        model.gift(Optional.of(
                new DayNote(Reports.NOW, DayNote.Sort.GRANTED, Optional.of(mei), why, 600).doneBy("parent:mum")));
        model.authors(Reports.authors(Language.ZH_CN));

        assertThat(model.look(START).lock().orElseThrow().rule())
                .contains("妈妈给了你 10 分钟。到了你自己定的每天 45 分钟，所以还不能用。爸爸妈妈可以解除。妈妈说：“打完吃饭”");

        model.heard(Reports.open(600).given(600).report(), START);
        var notice = model.look(START).warning().orElseThrow();
        assertThat(notice.heading()).isEqualTo("妈妈给了你 10 分钟");
        assertThat(notice.sentence()).isEqualTo("现在还有 10 分钟。妈妈说：“打完吃饭”");
    }

    @Test
    void noticeHasRoomForAllThatAParentMayWrite() {
        var notice = warning(Language.ZH_CN, answered(Optional.of(Duration.ofMinutes(15)), "字".repeat(200)));

        Golden.in(
                Look.ZH_LIGHT,
                500,
                500,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> new FlowPane(card(Language.ZH_CN, notice)),
                SceneChecks::nothingIsCut);
    }

    @Test
    void lockCardIsSilentAboutTimeThatWasUsedUp() {
        var model = heard(
                Language.EN,
                Reports.open(60),
                Reports.open(660).given(600),
                Reports.zero().given(600));

        assertThat(model.look(START).lock().orElseThrow().rule()).contains("Rule: 90\u00a0minutes every day.");
    }

    /// The rules let it ask at once.
    @Test
    void afterANoTheChildCanAskAgain() {
        assertThat(heard(Language.EN, answered(Optional.empty(), ""))
                        .look(START)
                        .warning())
                .map(org.porchlight.agent.Look.Warning::sentence)
                .contains("You can ask again.");
    }

    @Test
    void timeThatWasThereBeforeTheAgentCameIsNoNews() {
        assertThat(heard(Language.EN, Reports.open(1320).given(900)).look(START).warning())
                .isEmpty();
    }

    @Test
    void finishLineIsOfferedInTheLastMinuteAlone() {
        assertThat(warning(Language.EN, last()).finish())
                .contains(new org.porchlight.agent.Look.Finish(
                        "Nearly done? 5\u00a0minutes to finish", "Once a day, taken from tomorrow's 60."));
        assertThat(warning(Language.EN, Reports.open(300).warning(300).finishing(Duration.ofMinutes(5)))
                        .finish())
                .isEmpty();
    }

    @Test
    void placeOutsideTheAreaIsAtItsEdge() {
        OnFx.run(() -> {
            var area = new javafx.geometry.Rectangle2D(0, 0, 1280, 800);
            assertThat(DiscPlace.at(area, -50, 5000, 72, 72)).isEqualTo(new DiscPlace(0, 1));
        });
    }

    @Test
    void clickAnywhereOnTheDiscOpensTheDayAndADragDoesNot() {
        OnFx.run(() -> {
            var opened = new AtomicInteger();
            var pill = new DiscPill(
                    Texts.of("agent", Language.EN), false, () -> {}, () -> {}, opened::incrementAndGet, () -> {});
            pill.show(disc(Language.EN, Reports.open(1320)));
            var ring = pill.disc().lookup(".disc-ground");

            ring.fireEvent(click(false));
            assertThat(opened).hasValue(0);
            ring.fireEvent(click(true));
            assertThat(opened).hasValue(1);
        });
    }

    /// The disc at the right edge grows to the left, so help comes to lie where the pointer was led to the disc.
    @Test
    void clickOnWhatHasOnlyJustGrownBelowThePointerIsOneOnTheDisc() throws Exception {
        var day = new AtomicInteger();
        var help = new AtomicInteger();
        var pill = OnFx.call(() -> {
            var made = new DiscPill(
                    Texts.of("agent", Language.EN),
                    false,
                    () -> {},
                    help::incrementAndGet,
                    day::incrementAndGet,
                    () -> {});
            made.show(disc(Language.EN, Reports.open(1320)));
            made.openToTheLeft(true);
            var scene = new Scene(new Pane(made));
            scene.getStylesheets().addAll(Layer.SHEETS);
            Golden.lay(scene);
            return made;
        });

        OnFx.run(() -> {
            mouse(pill, MouseEvent.MOUSE_MOVED, 3, 30);
            assertThat(pill.isOpen()).isTrue();
            Golden.lay(pill.getScene());
            clickOnHelp(pill);
        });
        assertThat(help).hasValue(0);
        assertThat(day).hasValue(1);

        Eventually.holds(
                "it has settled",
                Duration.ofSeconds(60),
                () -> OnFx.call(() -> !button(pill, "Help").isMouseTransparent()));
        OnFx.run(() -> clickOnHelp(pill));
        assertThat(help).hasValue(1);
        assertThat(day).hasValue(1);
    }

    private static Button button(DiscPill pill, String text) {
        return Found.button(pill, text);
    }

    private static void clickOnHelp(DiscPill pill) {
        var help = button(pill, "Help");
        var middle = help.localToScene(help.getWidth() / 2, help.getHeight() / 2);
        mouse(pill, MouseEvent.MOUSE_PRESSED, middle.getX(), middle.getY());
        mouse(pill, MouseEvent.MOUSE_RELEASED, middle.getX(), middle.getY());
    }

    /// As the window system tells it, so that what lies there is found by the scene itself.
    private static void mouse(DiscPill pill, EventType<MouseEvent> what, double x, double y) {
        boolean down = what == MouseEvent.MOUSE_PRESSED;
        var button = what == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        SceneHelper.processMouseEvent(
                pill.getScene(),
                new MouseEvent(
                        what, x, y, x, y, button, 1, false, false, false, false, down, false, false, false, false, true,
                        null));
    }

    private static MouseEvent click(boolean still) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                3,
                3,
                3,
                3,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                still,
                null);
    }
}
