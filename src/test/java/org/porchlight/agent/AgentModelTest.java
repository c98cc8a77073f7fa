package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Lack;
import org.porchlight.text.Language;

class AgentModelTest {
    private static final Duration START = Duration.ofSeconds(1000);

    private final AgentModel model = new AgentModel(Language.EN);

    @Test
    void showsADashAndAnUnlitLampBeforeTheGuardAnswers() {
        var look = model.look(START);

        assertThat(look.disc()).map(Look.Disc::figure).contains(new Look.Figure.Unknown());
        assertThat(look.lit()).isFalse();
        assertThat(look.lines()).containsExactly("The guard is not running; nothing is counted.");
    }

    @Test
    void forgetsWhatItKnewWhenTheGuardIsGone() {
        model.heard(Reports.open(1320).report(), START);

        model.lost(START);

        assertThat(model.look(START).disc()).map(Look.Disc::figure).contains(new Look.Figure.Unknown());
    }

    /// In one sentence below what is left, and only where it is about the child's time.
    @Test
    void saysWhatTheDesktopDoesNotTell() {
        model.heard(Reports.open(1320).report(), START);
        int usual = model.look(START).lines().size();

        model.lacks(Set.of(Lack.KEYBOARD, Lack.FRONT, Lack.IDLE));
        assertThat(model.look(START).lines())
                .hasSize(usual + 1)
                .last()
                .isEqualTo("This desktop does not tell which program is in front, nor that nobody is there,"
                        + " so all time counts");

        model.lacks(Set.of(Lack.KEYBOARD));
        assertThat(model.look(START).lines()).hasSize(usual);
        model.lacks(Set.of(Lack.FRONT));
        assertThat(model.look(START).lines()).last().asString().endsWith("so the time of every program counts");
        model.lacks(Set.of(Lack.IDLE));
        assertThat(model.look(START).lines()).last().asString().endsWith("so time away counts too");
    }

    @Test
    void toldSoonerThatNobodyIsThereWhileABreakIsDue() {
        var before = model.idleAfter();
        model.heard(Reports.restDue().report(), START);
        var due = model.idleAfter();
        model.heard(Reports.open(1320).report(), START);

        assertThat(due).isEqualTo(Duration.ofSeconds(10));
        assertThat(before).isEqualTo(Duration.ofMinutes(3)).isEqualTo(model.idleAfter());
    }

    @Test
    void isCalmWhileOnlyMinutesAreCounted() {
        model.heard(Reports.open(1320).report(), START);
        boolean inMinutes = model.look(START).isCalm();
        model.heard(Reports.open(290).report(), START);
        boolean nearTheEnd = model.look(START).isCalm();
        model.heard(Reports.zero().report(), START);

        assertThat(inMinutes).isTrue();
        assertThat(nearTheEnd).isFalse();
        assertThat(model.look(START).isCalm()).isFalse();
    }

    @Test
    void keepsTheLockCardForAWhileWhenTheGuardIsGone() {
        model.heard(Reports.zero().report(), START);

        model.lost(START);
        model.lost(START.plusSeconds(10));

        assertThat(model.look(START.plusSeconds(29)).lock()).isPresent();
        assertThat(model.look(START.plus(AgentModel.CARD_WAITS)).lock()).isEmpty();
        assertThat(model.look(START.plus(AgentModel.CARD_WAITS)).disc()).isPresent();
    }

    @ParameterizedTest(name = "{0} s after {1} s were left: {2} {3}, large {4}")
    @CsvSource(textBlock = """
            0,   1320, 22, min, false
            1,   1320, 22, min, false
            60,  1320, 21, min, false
            0,   301,  6,  min, false
            1,   301,  5,  min, true
            0,   60,   1,  min, true
            1,   60,   59, s,   true
            100, 60,   0,  s,   true
            """)
    void ticksBetweenTwoWordsOfTheGuard(long passed, long left, String number, String unit, boolean large) {
        model.heard(Reports.open(left).report(), START);

        var disc = model.look(START.plusSeconds(passed)).disc().orElseThrow();

        assertThat(disc.figure()).isEqualTo(new Look.Figure.Left(number, unit));
        assertThat(disc.large()).isEqualTo(large);
    }

    @Test
    void standsStillWhileNothingIsCounted() {
        model.idle(true);
        model.heard(Reports.open(1320).uncounted().report(), START);

        var disc = model.look(START.plusSeconds(600)).disc().orElseThrow();

        assertThat(disc.figure()).isEqualTo(new Look.Figure.Left("22", "min"));
        assertThat(disc.lit()).isFalse();
    }

    @Test
    void comesNearerToTheEndOfTheWindowEvenWhileNothingIsCounted() {
        model.idle(true);
        model.heard(Reports.open(1320).uncounted().because(Reason.WINDOW).report(), START);

        var disc = model.look(START.plusSeconds(600)).disc().orElseThrow();

        assertThat(disc.figure()).isEqualTo(new Look.Figure.Left("12", "min"));
    }

    @Test
    void lightsTheRingByTheMinuteAndByTheSecondInTheLastMinute() {
        model.heard(Reports.open(1320).report(), START);

        assertThat(share(START)).isEqualTo(22 / 90.0, within(1e-9));
        assertThat(share(START.plusSeconds(30))).isEqualTo(22 / 90.0, within(1e-9));
        assertThat(share(START.plusSeconds(1320 - 47))).isEqualTo(47 / 60.0, within(1e-9));
    }

    private double share(Duration now) {
        return model.look(now).disc().orElseThrow().share();
    }

    @Test
    void foldsTheEarlyWarningAwayByItself() {
        model.heard(Reports.open(899).warning(900).report(), START);

        var before = model.look(START.plus(Warnings.FOLDS_AFTER).minusMillis(1)).warning();
        var after = model.look(START.plus(Warnings.FOLDS_AFTER)).warning();

        assertThat(before).map(Look.Warning::heading).contains("15\u00a0minutes left");
        assertThat(before).map(Look.Warning::sentence).contains("Today ends at 19:26.");
        assertThat(after).isEmpty();
    }

    @Test
    void keepsTheLaterWarningsUntilTheChildClosesThem() {
        model.heard(Reports.open(299).warning(300).report(), START);
        assertThat(model.look(START.plusSeconds(60)).warning())
                .map(Look.Warning::sentence)
                .contains("Krita will stop where it is. Carry on tomorrow.");

        model.gotIt();

        assertThat(model.look(START.plusSeconds(60)).warning()).isEmpty();
    }

    @Test
    void raisesTheNextWarningAfterOneWasClosed() {
        model.heard(Reports.open(299).warning(300).report(), START);
        model.gotIt();

        model.heard(Reports.open(59).warning(60).report(), START.plusSeconds(240));

        assertThat(model.look(START.plusSeconds(240)).warning())
                .map(Look.Warning::kind)
                .contains(Look.Warning.Kind.LAST);
    }

    @Test
    void keepsAClosedWarningClosedWhenTheGuardSaysItAgain() {
        model.heard(Reports.open(299).warning(300).report(), START);
        model.gotIt();

        model.heard(Reports.open(200).warning(300).report(), START.plusSeconds(99));

        assertThat(model.look(START.plusSeconds(99)).warning()).isEmpty();
    }

    @Test
    void hidesDiscAndWarningBehindTheLockCard() {
        model.heard(Reports.zero().report(), START);

        var look = model.look(START);

        assertThat(look.disc()).isEmpty();
        assertThat(look.warning()).isEmpty();
        assertThat(look.lock()).isPresent();
    }

    @Test
    void showsNoDiscToAnAccountWithoutRules() {
        model.heard(Reports.of(List.of()), START);

        assertThat(model.look(START).disc()).isEqualTo(Optional.empty());
        assertThat(model.look(START).lines()).containsExactly("There are no rules for this account.");
    }

    @Test
    void saysOnTheLockCardWhatBecameOfTheRequest() {
        var waits = new Asking("k7m3a", Reports.NOW, Optional.of(Duration.ofMinutes(15)), "", Optional.empty());
        var refused = new Asking(
                "k7m3a",
                Reports.NOW,
                waits.amount(),
                "",
                Optional.of(new Asking.Answer(Reports.NOW, "parent:mum", Optional.empty(), "先吃饭")));
        var model = new AgentModel(Language.ZH_CN);
        model.authors(Reports.authors(Language.ZH_CN));

        model.heard(Reports.zero().asking(Optional.of(waits)).report(), START);
        assertThat(model.look(START).lock().orElseThrow().rule().orElseThrow()).startsWith("发出去了。爸爸妈妈看到就会回答。规则：");
        model.heard(Reports.zero().asking(Optional.of(refused)).report(), START);
        assertThat(model.look(START).lock().orElseThrow().rule().orElseThrow()).startsWith("妈妈说这次不行：先吃饭。规则：");
        assertThat(model.look(START.plusHours(2)).lock().orElseThrow().rule().orElseThrow())
                .startsWith("规则：");
    }
}
