package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// Rules that somebody else changed while a parent was at them.
class RulesClashesTest extends OnRulesModel {
    @Test
    void takesNothingBackOnceSomebodyElseChangedTheRules() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.save();
        rules.put(MeisRules.DRAWN.replace("week: 8h", "week: 7h"));

        model.undo();

        assertThat(inForce(PolicyLines.WEEK)).isEqualTo(minutes(420));
        assertThat(page().saving()).isInstanceOf(RulesPage.Saving.Conflict.class);
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void keepsBothWhereSomebodyElseChangedOtherLines() {
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.DRAWN.replace("week: 8h", "week: 7h"));

        model.save();
        assertThat(page().saving())
                .isInstanceOfSatisfying(
                        RulesPage.Saving.Conflict.class,
                        conflict -> assertThat(conflict.clashes().open()).isEmpty());

        model.save();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(75));
        assertThat(inForce(PolicyLines.WEEK)).isEqualTo(minutes(420));
    }

    @Test
    void hasAParentChooseWhereBothChangedTheSame() {
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));

        model.save();
        assertThat(page().openClashes())
                .containsExactly(new PolicyDraft.Clash(DAYS_OFF, minutes(90), minutes(75), minutes(45)));
        model.save();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(45));

        model.edits().useMine(DAYS_OFF);
        model.save();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(75));
    }

    @Test
    void keepsWhatTheOtherSaidWhereAParentChoosesThat() {
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));
        model.save();

        model.edits().useTheirs(DAYS_OFF);

        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(45));
    }

    @Test
    void keepsWhatIsToBeChosenUntilItIsChosenHoweverOftenTheRulesAreRead() {
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));
        model.save();
        var conflict = page().saving();

        model.read();
        assertThat(page().saving()).isEqualTo(conflict);
        model.seen(new Seen(Family.evening(false), Optional.of(Family.JIE), false));
        assertThat(page().openClashes()).isEmpty();
        model.seen(seen(Family.evening(false), true));
        model.seen(seen(Family.evening(false), false));
        assertThat(page().saving()).isEqualTo(conflict);

        model.save();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(45));
    }

    @Test
    void tellsTheNewestOfWhatIsToBeChosen() {
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));
        model.save();
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 30m"));

        model.read();
        model.edits().set(DAYS_OFF, minutes(80));

        assertThat(page().openClashes())
                .containsExactly(new PolicyDraft.Clash(DAYS_OFF, minutes(90), minutes(80), minutes(30)));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 80m"));
        model.read();
        assertThat(page().openClashes()).isEmpty();
    }

    @Test
    void bringsNothingBackThatAParentLeftToTheOther() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.edits().set(PolicyLines.WEEK, minutes(420));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));
        model.save();
        model.edits().useTheirs(DAYS_OFF);

        model.undo();

        assertThat(page().draft().isEmpty()).isTrue();
        assertThat(page().undo().can()).isFalse();
    }

    @Test
    void saysOnTheWayBackWhoWasFasterMeanwhile() {
        var slow = new SlowGuard();
        var late = savingWhileJieIsLookedAt(slow);
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));
        var dad = new PolicyPut("parent:dad", Optional.of(Family.NOW));

        slow.answer(Command.PutPolicy.class, new Answer.Conflict("v2", Optional.of(dad)));
        slow.answer(Command.GetPolicy.class, rules.told());
        late.seen(seen(Family.evening(false), false));
        slow.answer(Command.GetPolicy.class, rules.told());

        assertThat(page().saving())
                .isEqualTo(new RulesPage.Saving.Conflict(new Clashes<>(
                        Optional.of(dad),
                        List.of(new PolicyDraft.Clash(DAYS_OFF, minutes(90), minutes(75), minutes(45))))));
    }

    @Test
    void tellsOfAClashWhenTheGuardIsBack() {
        model.edits().set(DAYS_OFF, minutes(75));
        model.seen(seen(Family.evening(false), true));
        rules.put(MeisRules.DRAWN.replace("days-off: 90m", "days-off: 45m"));

        model.seen(seen(Family.evening(false), false));

        assertThat(page().openClashes()).hasSize(1);
    }
}
