package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.WhySubject;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// A child starts a program that may not run.
class RefusedStartsTest {
    private static final Duration START = Duration.ofMinutes(7);
    private static final String BLENDER = "/usr/bin/blender";

    private final List<Command> asked = new ArrayList<>();
    private final List<org.porchlight.agent.Look.Warning> cards = new ArrayList<>();
    private Optional<Answer> answer = Optional.of(why(Outcome.ASK, Optional.empty()));

    private RefusedStarts starts(Language language) {
        return new RefusedStarts(
                language,
                (command, then) -> {
                    asked.add(command);
                    then.accept(answer);
                },
                cards::add);
    }

    private static Answer why(Outcome outcome, Optional<Instant> next) {
        var verdict = new Verdict.Program(outcome, Reason.RULE, new RuleRef("1", "apps.default"), next, next);
        return new Answer.Why(new WhyReport(new ChildId("mei"), Reports.NOW, BLENDER, verdict));
    }

    private static StatusReport refused(int secondsAgo) {
        var at = Reports.NOW.minusSeconds(secondsAgo);
        return Reports.open(1320)
                .with(child -> child.refused = Optional.of(new RefusedProgram(at, BLENDER)))
                .report();
    }

    private org.porchlight.agent.Look.Warning card(Language language) {
        cards.clear();
        starts(language).heard(refused(1));
        return cards.getLast();
    }

    @Test
    void isToldWhyAndWhenItOpens() {
        assertThat(card(Language.ZH_CN).heading()).isEqualTo("Blender 三维还没人看过");
        assertThat(card(Language.EN).sentence()).isEqualTo("Your parents can open it. Tell them.");
        assertThat(asked)
                .allMatch(command -> command instanceof Command.WhyMine why
                        && why.subject().equals(new WhySubject.Program(BLENDER)));

        answer = Optional.of(why(Outcome.DENY, Optional.of(Reports.NOW.plusSeconds(3600))));
        assertThat(card(Language.ZH_CN).heading()).isEqualTo("Blender 三维现在还不行");
        assertThat(card(Language.ZH_CN).sentence()).isEqualTo("20:12 可以。");
        assertThat(card(Language.EN).heading()).isEqualTo("Not yet");
        assertThat(card(Language.EN).sentence()).isEqualTo("Blender opens at 20:12.");

        answer = Optional.of(why(Outcome.DENY, Optional.empty()));
        assertThat(card(Language.EN).heading()).isEqualTo("Blender is not open");
    }

    @Test
    void isToldOnceAndOnlyOfWhatWasStartedJustNow() {
        var starts = starts(Language.EN);

        starts.heard(refused(30));
        starts.heard(Reports.open(1320).report());
        assertThat(asked).isEmpty();

        starts.heard(refused(2));
        starts.heard(refused(2));
        starts.heard(Reports.open(1320).report());
        starts.heard(refused(2));
        assertThat(asked).hasSize(1);

        starts.heard(refused(0));
        assertThat(asked).hasSize(2);
    }

    @Test
    void saysNothingBehindTheLockCardNorOfWhatMayRunNorWithoutAnAnswer() {
        starts(Language.EN)
                .heard(Reports.open(1320)
                        .with(child -> {
                            child.lock = true;
                            child.refused = Optional.of(new RefusedProgram(Reports.NOW, BLENDER));
                        })
                        .report());
        assertThat(asked).isEmpty();

        answer = Optional.of(why(Outcome.ALLOW, Optional.empty()));
        starts(Language.EN).heard(refused(1));
        answer = Optional.empty();
        starts(Language.EN).heard(refused(1));
        assertThat(asked).hasSize(2);
        assertThat(cards).isEmpty();
    }

    @Test
    void staysUntilItWasReadOrAWhileHasPassed() {
        var model = new AgentModel(Language.EN);
        model.heard(Reports.open(1320).report(), START);
        model.refused(card(Language.EN), START);

        assertThat(model.look(START.plusSeconds(14)).warning()).contains(cards.getLast());
        assertThat(model.look(START.plusSeconds(16)).warning()).isEmpty();

        model.refused(card(Language.EN), START.plusSeconds(20));
        assertThat(model.look(START.plusSeconds(20)).warning()).isPresent();
        model.gotIt();
        assertThat(model.look(START.plusSeconds(21)).warning()).isEmpty();
    }

    @Test
    void givesWayToWarningsOfTheEnd() {
        var model = new AgentModel(Language.EN);
        model.heard(
                Reports.open(58)
                        .with(child -> child.warning = OptionalLong.of(60))
                        .report(),
                START);
        model.refused(card(Language.EN), START);

        assertThat(model.look(START).warning().map(org.porchlight.agent.Look.Warning::kind))
                .contains(org.porchlight.agent.Look.Warning.Kind.LAST);
        model.gotIt();
        assertThat(model.look(START).warning()).contains(cards.getLast());
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void looksLikeOtherNews(Look look) {
        var language = look.isEnglish() ? Language.EN : Language.ZH_CN;
        var told = card(language);
        Golden.in(
                look,
                460,
                200,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> {
                    var card = new WarningCard(Texts.of("agent", language), false, OnCards.NOTHING);
                    card.show(told);
                    var page = new FlowPane(card);
                    page.getStyleClass().add("pl-page");
                    page.setPadding(new Insets(24));
                    return page;
                },
                scene -> {
                    Golden.check("warning-not-open-" + look.suffix(), scene);
                    SceneChecks.everythingHasAName(scene);
                    SceneChecks.nothingIsCut(scene);
                });
    }
}
