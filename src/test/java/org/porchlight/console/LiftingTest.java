package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// A parent takes off the limit that a child set itself.
class LiftingTest extends OnRulesModel {
    @Test
    void liftsTheChildsOwnLimitAndLeavesTheDraft() {
        childLimitsItself(MeisRules.OWN_LIMIT);
        model.edits().set(DAYS_OFF, minutes(75));
        assertThat(page().ownLimit()).contains(new OwnLimit(Duration.ofMinutes(45)));
        assertThat(page().sinceOwnLimit()).contains(Instant.parse("2026-11-20T10:00:00Z"));

        model.liftOwnLimit();

        assertThat(inForce(PolicyLines.OWN_LIMIT)).isEmpty();
        assertThat(inForce(DAYS_OFF)).isEqualTo(minutes(90));
        assertThat(page().ownLimit()).isEmpty();
        assertThat(page().draft().get(DAYS_OFF)).isEqualTo(minutes(75));
    }

    @Test
    void liftsTheOwnLimitOverWhatSomebodyElseChangedMeanwhile() {
        childLimitsItself(MeisRules.OWN_LIMIT);
        rules.put(MeisRules.OWN_LIMIT.replace("week: 8h", "week: 7h"));

        model.liftOwnLimit();

        assertThat(inForce(PolicyLines.OWN_LIMIT)).isEmpty();
        assertThat(inForce(PolicyLines.WEEK)).isEqualTo(minutes(420));
        assertThat(page().openClashes()).isEmpty();
    }

    @Test
    void takesTheLiftingBack() {
        childLimitsItself(MeisRules.OWN_LIMIT);
        model.liftOwnLimit();

        model.undo();

        assertThat(page().ownLimit()).isPresent();
    }

    @Test
    void tellsACarerThatTheOwnLimitIsNotForThemToLift() {
        childLimitsItself(MeisRules.OWN_LIMIT);
        link.answer(Command.PutPolicy.class, _ -> new Answer.Refused("carer-only-gives", "30"));

        model.liftOwnLimit();

        assertThat(page().saving()).isInstanceOf(RulesPage.Saving.Failed.class);
        assertThat(page().ownLimit()).isPresent();
    }

    @Test
    void showsNoOwnLimitWhoseLastDayIsOver() {
        childLimitsItself(MeisRules.OWN_LIMIT.replace("own-limit: 45m", "own-limit: {limit: 45m, until: 2026-11-21}"));

        assertThat(page().ownLimit()).isEmpty();
    }

    private void childLimitsItself(String text) {
        rules.put(text);
        var limit = new OwnLimit(Duration.ofMinutes(45));
        model.seen(seen(Family.limitingItself(limit), false));
    }

    /// What is to be chosen between would be chosen by nobody.
    @Test
    void liftsNothingBeforeItIsChosenBetweenLines() {
        childLimitsItself(MeisRules.OWN_LIMIT);
        model.edits().set(DAYS_OFF, minutes(75));
        rules.put(MeisRules.OWN_LIMIT.replace("days-off: 90m", "days-off: 45m"));
        model.save();
        assertThat(page().openClashes()).hasSize(1);

        model.liftOwnLimit();

        assertThat(page().openClashes()).hasSize(1);
        assertThat(page().canLift()).isFalse();
        assertThat(inForce(PolicyLines.OWN_LIMIT)).isPresent();
        model.edits().useTheirs(DAYS_OFF);
        assertThat(page().canLift()).isTrue();
    }

    /// The child sets another limit meanwhile, of which the status tells before the rules are there.
    @Test
    void liftsALimitThatTheChildChangedMeanwhile() {
        rules.put(MeisRules.OWN_LIMIT);
        var slow = new SlowGuard();
        var late = new RulesModel(slow);
        late.show(screen -> shown = screen);
        late.seen(seen(Family.limitingItself(new OwnLimit(Duration.ofMinutes(45))), false));
        slow.answer(Command.GetPolicy.class, rules.told());
        late.liftOwnLimit();
        rules.put(MeisRules.OWN_LIMIT.replace("own-limit: 45m", "own-limit: 30m"));

        slow.answer(Command.PutPolicy.class, new Answer.Conflict(rules.inForce().version(), Optional.empty()));
        late.seen(seen(Family.limitingItself(new OwnLimit(Duration.ofMinutes(30))), false));
        slow.answer(Command.GetPolicy.class, rules.told());

        assertThat(slow.open).extracting(SlowGuard.Open::command).anyMatch(Command.PutPolicy.class::isInstance);
        rules.put(MeisRules.DRAWN);
        slow.answer(Command.PutPolicy.class, new Answer.Stored(rules.inForce().version(), List.of()));
        while (slow.open.stream().anyMatch(asked -> asked.command() instanceof Command.GetPolicy)) {
            slow.answer(Command.GetPolicy.class, rules.told());
        }
        assertThat(page().ownLimit()).isEmpty();
        assertThat(page().isSaving()).isFalse();
    }
}
