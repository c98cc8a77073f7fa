package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// The cards beside the disc.
class WarningCardTest extends OnCards {
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
                .isEqualTo(org.porchlight.agent.Look.Warning.Kind.REST_DUE);
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

    /// A break waits, counts itself and says that it is over, so nothing is to be clicked.
    @ParameterizedTest
    @EnumSource(Look.class)
    void breakLooksAsDrawn(Look look) {
        var words = language(look);
        Golden.in(
                look,
                448,
                330,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> {
                    var cards = new FlowPane(
                            0,
                            16,
                            card(words, warning(words, Reports.restDue())),
                            card(words, warning(words, resting())),
                            card(words, warning(words, resting(), rested())));
                    cards.getStyleClass().add("pl-page");
                    cards.setPadding(new javafx.geometry.Insets(24));
                    return cards;
                },
                scene -> {
                    Golden.check("rest-" + look.suffix(), scene);
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
    void breakCountsItselfWhileThePcIsLeftAlone() {
        var model = heard(Language.ZH_CN, resting());

        assertThat(model.look(START).warning())
                .map(org.porchlight.agent.Look.Warning::sentence)
                .contains("连续用了 30 分钟。还有 2 分 50 秒。");
        assertThat(model.look(START.plusSeconds(10)).warning())
                .map(org.porchlight.agent.Look.Warning::sentence)
                .contains("连续用了 30 分钟。还有 2 分 40 秒。");
    }

    /// It stands still until nobody touches the PC, and says so.
    @Test
    void breakThatIsDueSaysWhatItWaitsFor() {
        var model = heard(Language.EN, Reports.restDue());
        var waiting = model.look(START.plusSeconds(10)).warning().orElseThrow();
        model.heard(Reports.restDue().uncounted().report(), START.plusSeconds(10));
        var exempt = model.look(START.plusSeconds(20)).warning().orElseThrow();
        model.idle(true);
        var counting = model.look(START.plusSeconds(20)).warning().orElseThrow();

        assertThat(waiting.kind()).isEqualTo(org.porchlight.agent.Look.Warning.Kind.REST_DUE);
        assertThat(waiting.sentence())
                .isEqualTo("30\u00a0minutes in a row. Hands off keyboard and mouse, sound off: then it counts.");
        // What does not count is used all the same.
        assertThat(exempt).isEqualTo(waiting);
        assertThat(counting.kind()).isEqualTo(org.porchlight.agent.Look.Warning.Kind.REST);
        assertThat(counting.sentence()).isEqualTo("30\u00a0minutes in a row. 9\u00a0min\u00a050\u00a0s to go.");
    }

    /// To whoever looked into the distance, too: it folds some seconds after somebody is back.
    @Test
    void breakThatIsOverIsSaidUntilSomebodyIsBack() {
        var model = heard(Language.EN, resting());
        model.idle(true);
        model.heard(rested().report(), START);
        var left = model.look(START.plusSeconds(60)).warning();
        model.idle(false);
        var back = model.look(START.plusSeconds(62)).warning();

        assertThat(left).map(org.porchlight.agent.Look.Warning::heading).contains("The rest is over");
        assertThat(back).isEqualTo(left);
        assertThat(model.look(START.plusSeconds(60).plus(Warnings.FOLDS_AFTER)).warning())
                .isEmpty();
        assertThat(model.look(START.plusSeconds(62)).disc()).isPresent();
    }

    @Test
    void breakThatIsOverIsFoldedByAClick() {
        var model = heard(Language.EN, resting(), rested());
        assertThat(model.look(START).warning()).isPresent();

        model.gotIt();

        assertThat(model.look(START).warning()).isEmpty();
    }

    @Test
    void breakThatAParentTookFromTheRulesWasNotTaken() {
        assertThat(heard(Language.EN, resting(), Reports.open(1320)).look(START).warning())
                .isEmpty();
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
}
