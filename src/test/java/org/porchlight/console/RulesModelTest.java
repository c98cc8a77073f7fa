package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.Deviation;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.policy.WeekPainting.Brush;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

/// A parent reads, changes, tries and saves the rules of a child.
class RulesModelTest extends OnRulesModel {
    @Test
    void readsTheRulesWithWhoSaidThem() {
        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().names()).containsEntry("mum", "妈妈");
        assertThat(page().deviations())
                .filteredOn(one -> one.subject() == Deviation.Subject.DAY)
                .extracting(one -> page().since(one).orElseThrow().put().by())
                .containsExactly("parent:mum");
    }

    @Test
    void countsWhatIsChanged() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.edits().set(PolicyLines.WEEK, minutes(420));
        model.edits().set(DAYS_OFF, minutes(60));

        assertThat(page().draft().changes()).hasSize(2);
        assertThat(page().undo().can()).isTrue();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(90));
    }

    @Test
    void takesBackOneChangeAfterTheOther() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.edits().paint(DayOfWeek.MONDAY, 960, 990, Brush.OPEN, true, true);
        model.edits().paint(DayOfWeek.MONDAY, 930, 960, Brush.OPEN, true, false);

        model.undo();
        assertThat(page().draft().changes())
                .extracting(PolicyDraft.Change::path)
                .containsExactly(DAYS_OFF);

        model.undo();
        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void hasNothingToTakeBackWhereNothingBecameOther() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.save();
        var saved = page().undo();

        model.edits().set(DAYS_OFF, minutes(75));

        assertThat(page().undo()).isEqualTo(saved);
        model.undo();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(90));
    }

    @Test
    void takesBackAStrokeThatBeganWhereNothingChanged() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.edits().paint(DayOfWeek.MONDAY, 1080, 1110, Brush.OPEN, true, true);
        model.edits().paint(DayOfWeek.MONDAY, 960, 990, Brush.OPEN, true, false);
        model.edits().paint(DayOfWeek.MONDAY, 930, 960, Brush.OPEN, true, false);

        model.undo();

        assertThat(page().draft().changes())
                .extracting(PolicyDraft.Change::path)
                .containsExactly(DAYS_OFF);
    }

    @Test
    void paintsBackAfterAStepWasTakenBack() {
        model.edits().paint(DayOfWeek.MONDAY, 960, 990, Brush.OPEN, true, true);
        model.edits().set(DAYS_OFF, minutes(75));
        model.undo();

        model.edits().paint(DayOfWeek.MONDAY, 960, 990, Brush.CLOSED, true, true);

        assertThat(page().draft().isEmpty()).isTrue();
    }

    @Test
    void savesTheDraftAndTakesTheSavedBack() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.save();

        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(75));
        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().saving()).isInstanceOf(RulesPage.Saving.Done.class);
        assertThat(page().undo().can()).isTrue();

        model.undo();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(90));
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void keepsTheOtherChildBeforeTheEyesWhenItIsSaved() {
        var slow = new SlowGuard();
        savingWhileJieIsLookedAt(slow);

        slow.answer(Command.PutPolicy.class, new Answer.Stored("v2", List.of()));
        slow.open.stream()
                .filter(asked -> asked.command() instanceof Command.GetPolicy)
                .toList()
                .forEach(asked -> asked.told().accept(rules.told()));

        assertThat(page().draft().child()).isEqualTo(Family.JIE);
    }

    @Test
    void saysAtWhichLineTheGuardFoundSomethingWrong() {
        link.answer(
                Command.PutPolicy.class,
                _ -> new Answer.Invalid(List.of(new Problem(
                        9,
                        7,
                        "children[0].time.budget.days-off: \"26h\" is above 24 h, which is all that a day has"))));
        model.edits().set(DAYS_OFF, minutes(75));

        model.save();

        assertThat(page().problems(Language.EN))
                .containsEntry(DAYS_OFF, "\"26h\" is above 24 h, which is all that a day has");
        assertThat(page().problems(Language.ZH_CN)).containsEntry(DAYS_OFF, "\"26h\" 超过 24 小时，一天只有这么多");
        assertThat(page().draft().changes()).hasSize(1);
        model.edits().set(DAYS_OFF, minutes(80));
        assertThat(page().problems(Language.EN)).isEmpty();
    }

    @Test
    void rehearsesWhatIsChanged() {
        model.edits().set(DAYS_OFF, minutes(75));
        assertThat(page().rehearsed()).isInstanceOf(RulesPage.Rehearsed.Due.class);

        model.rehearse();

        assertThat(page().rehearsed())
                .isInstanceOfSatisfying(
                        RulesPage.Rehearsed.Told.class,
                        told -> assertThat(told.child().orElseThrow().cut()).isEqualTo(3));
        assertThat(link.asked).filteredOn(Command.Rehearse.class::isInstance).hasSize(1);
    }

    @Test
    void losesNothingWhenTheGuardGoesAndComesBack() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.seen(seen(Family.evening(false), true));
        rules.put(MeisRules.DRAWN.replace("week: 8h", "week: 7h"));

        model.seen(seen(Family.evening(false), false));

        assertThat(page().draft().changes()).hasSize(1);
        assertThat(page().draft().get(PolicyLines.WEEK)).isEqualTo(minutes(420));
        assertThat(page().openClashes()).isEmpty();
    }

    @Test
    void keepsTheDraftOfAChildWhileAnotherIsLookedAt() {
        model.edits().set(DAYS_OFF, minutes(75));

        model.seen(new Seen(Family.evening(false), Optional.of(Family.JIE), false));
        assertThat(page().draft().child()).isEqualTo(Family.JIE);
        assertThat(page().draft().isEmpty()).isTrue();

        model.seen(seen(Family.evening(false), false));
        assertThat(page().draft().get(DAYS_OFF)).isEqualTo(minutes(75));
    }

    @Test
    void readsTheRulesAgainWhenTheChildIsCalledOtherwise() {
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.DRAWN.replace("name: 小美", "name: 美美"));

        model.seen(seen(Family.status(Family.mei("美美", Presented.OPEN, 0)), false));

        assertThat(page().policy().child(Family.MEI).orElseThrow().name()).isEqualTo("美美");
        assertThat(page().draft().get(DAYS_OFF)).isEqualTo(minutes(75));
        model.save();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(75));
    }

    @Test
    void resetsALineToThePreset() {
        var wider = page().deviations().getFirst();

        model.edits().reset(wider);

        assertThat(page().deviations()).doesNotContain(wider);
        model.undo();
        assertThat(page().deviations()).contains(wider);
    }

    @Test
    void saysWhyItWasNotSaved() {
        link.answer(Command.PutPolicy.class, _ -> new Answer.Refused("carer-only-gives", ""));
        model.edits().set(DAYS_OFF, minutes(75));

        model.save();

        assertThat(page().saving()).isInstanceOf(RulesPage.Saving.Failed.class);
        assertThat(page().draft().changes()).hasSize(1);
    }

    @Test
    void saysWhyTheRulesWereNotRead() {
        link.answer(Command.GetPolicy.class, _ -> new Answer.Refused("ledger", ""));

        model.seen(new Seen(Family.evening(false), Optional.of(Family.JIE), false));

        assertThat(shown).isInstanceOf(RulesScreen.Failed.class);
    }

    @Test
    void hasNothingToShowWithoutAChild() {
        model.seen(new Seen(Family.status(), Optional.empty(), false));

        assertThat(shown).isEqualTo(new RulesScreen.Nobody());
    }
}
