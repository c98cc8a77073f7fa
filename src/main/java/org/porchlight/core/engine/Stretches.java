package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;

/// The stretches of time that go on for the children in a turn.
final class Stretches {
    private final Turn turn;

    Stretches(Turn turn) {
        this.turn = turn;
    }

    /// Time goes on for every child up to the reading.
    void pass() {
        for (var id : turn.inPolicy()) {
            var child = turn.child(id);
            if (!child.gap()) {
                var ruler = new Ruler(turn, child.running(), false);
                var length = turn.now().awake().minus(child.running().awake());
                var claim = ruler.pass(turn.now(), child.claiming(), Settling.unclaimed(turn, child));
                turn.put(id, child.running(ruler.running()).with(length.isPositive() ? claim : child.claim()));
            }
        }
    }

    /// An interval that begins now.
    Checkpoint fresh(ChildId id, Kind kind, Front front, Verdict.Time verdict) {
        var title = Optional.of(front.title()).filter(named -> kind.isUse() && !named.isBlank());
        var group =
                kind.isSpent() ? Fronts.of(turn.rules(id), front, turn.today()).group() : Optional.<String>empty();
        return new Checkpoint(
                id,
                turn.now().boot(),
                turn.now().sinceBoot(),
                turn.now().sinceBoot(),
                turn.now().awake(),
                Duration.ZERO,
                kind,
                title,
                turn.today(),
                turn.instant(),
                verdict.reason(),
                group,
                Checkpoint.Beside.NOTHING);
    }

    /// Writes down what goes on for a child until now, so that it counts; the same goes on.
    void cut(ChildId id) {
        var child = turn.child(id);
        if (!child.gap()) {
            new Ruler(turn, child.running(), false).close();
            turn.put(id, child.running(fresh(id, child.running().kind(), child.front(), child.verdict())));
        }
    }
}
