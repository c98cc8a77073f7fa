package org.porchlight.core.engine;

import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.CivilDays;

/// Children who come into a turn and leave it: at a start, and when another policy is put in force.
final class Members {
    private final Turn turn;

    Members(Turn turn) {
        this.turn = turn;
    }

    /// Closes an interval of a guard that stopped without closing it.
    void recover(Checkpoint checkpoint) {
        new Ruler(turn, checkpoint, true).close();
    }

    /// A child of the policy comes in, perhaps with an interval that another guard left.
    void enter(Child child, Optional<Checkpoint> left) {
        var resumed = left.filter(
                        checkpoint -> checkpoint.boot().equals(turn.now().boot())
                                && checkpoint.upto().compareTo(turn.now().sinceBoot()) <= 0
                                && checkpoint.awake().compareTo(turn.now().awake()) <= 0)
                .map(checkpoint -> checkpoint.under(
                        turn.anchor(),
                        CivilDays.of(
                                turn.anchor().at(checkpoint.upto()),
                                turn.document().policy().zone())));
        var kind = resumed.map(Checkpoint::kind).orElse(Kind.AWAY);
        var beside = resumed.map(Checkpoint::beside).orElse(Checkpoint.Beside.NOTHING);
        var verdict = TimeDecider.decide(turn.document(), child.id(), turn.facts(child.id()), turn.instant());
        var running = resumed.orElseGet(() -> new Stretches(turn).fresh(child.id(), Kind.AWAY, Front.NOTHING, verdict));
        boolean studied = kind == Kind.EXEMPT && running.why() == Reason.STUDY;
        boolean there = kind.isUse() || kind.isClaimed() || kind == Kind.FROZEN;
        var closing = kind == Kind.FROZEN
                ? Optional.of(new Closing(turn.now().sinceBoot(), AtZero.FREEZE, true, true))
                : Optional.<Closing>empty();
        turn.put(
                child.id(),
                new ChildState(
                        verdict,
                        new Presence(there, Optional.empty(), Optional.empty()),
                        Held.NONE,
                        kind == Kind.FROZEN || studied,
                        ChildState.Agent.GONE,
                        Front.NOTHING,
                        beside.claim(),
                        beside.inUse(),
                        running,
                        resumed.isPresent(),
                        closing,
                        Optional.empty(),
                        Minute.NONE));
    }

    /// Puts another policy in force. What was spent stays spent, also for a child that goes and comes back.
    void adopt(PolicyDocument other, Actor actor) {
        for (var id : turn.inPolicy()) {
            if (other.policy().child(id).isEmpty()) {
                new Ruler(turn, turn.child(id).running(), turn.child(id).gap()).close();
                turn.remove(id);
            }
        }
        turn.under(other);
        turn.inPolicy().forEach(this::cutAtAnotherDay);
        turn.emit(new Fact.PolicyStored(other.version()), actor, Optional.empty());
        for (var child : other.policy().children()) {
            turn.touch(child.id());
            if (!turn.knows(child.id())) {
                enter(child, Optional.empty());
            }
        }
    }

    /// Where another zone makes it another day, what went on until now is written first: the day that begins follows
    /// from it.
    private void cutAtAnotherDay(ChildId id) {
        if (!turn.child(id).running().day().equals(turn.today())) {
            new Stretches(turn).cut(id);
        }
    }
}
