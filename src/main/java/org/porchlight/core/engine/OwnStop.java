package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// A child that stops by itself in the last minute: a pause until it would open next, and no longer than its
/// reason, which is the end that was near.
final class OwnStop {
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    private OwnStop() {}

    static Reply wished(ChildId child, Turn turn) {
        var now = turn.instant();
        var facts = turn.facts(child);
        var verdict = TimeDecider.decide(turn.document(), child, facts.sitting(Sitting.NONE), now);
        if (!verdict.state().isOpen() || lasts(verdict)) {
            return new Reply.Refused("stop-not-now", "");
        }
        var midnight = CivilDays.end(turn.today(), turn.document().policy().zone());
        var until = TimeDecider.nextOpening(turn.document(), child, facts, now)
                .filter(midnight::isAfter)
                .orElse(midnight);
        turn.emit(new Fact.Paused(child, now, until), new Actor.OfChild(child), Optional.of(turn.today()));
        return new Reply.Done();
    }

    /// The child goes on where the end is not near any more, whatever moved it: time taken back, other rules,
    /// a day that is now sure.
    static void settle(ChildId child, Turn turn) {
        if (turn.book(child).hasStopped(child, turn.instant())
                && lasts(TimeDecider.decide(turn.document(), child, unstopped(turn.facts(child)), turn.instant()))) {
            end(child, new Actor.Guard(), turn);
        }
    }

    /// The child goes on; what a parent paused stays paused.
    static void end(ChildId child, Actor by, Turn turn) {
        for (var began : turn.book(child).pausesBeyond(turn.instant(), new Actor.OfChild(child))) {
            turn.emit(new Fact.Unpaused(child, began), by, Optional.of(turn.today()));
        }
    }

    /// When a child that stopped would open if it had not; nothing for any other.
    static Optional<Instant> opens(State state, ChildId child) {
        return state.book(child).hasStopped(child, state.now())
                ? TimeDecider.nextOpening(state.document(), child, unstopped(state.facts(child)), state.now())
                : Optional.empty();
    }

    private static TimeFacts unstopped(TimeFacts facts) {
        return facts.pausing(Optional.empty()).sitting(Sitting.NONE);
    }

    private static boolean lasts(Verdict.Time verdict) {
        return verdict.state().isOpen()
                && verdict.remaining()
                        .filter(left -> left.compareTo(LAST_MINUTE) <= 0)
                        .isEmpty();
    }
}
