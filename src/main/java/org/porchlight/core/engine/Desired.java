package org.porchlight.core.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockPoint;

/// How the machine should be. Reconcilers compare it with what they observe and repair until both are
/// equal.
///
/// @param held children whose programs stand still, those that start from now on included
/// @param exempt what shall go on of children of `held` all the same, as far as a gate can tell it from
///     the rest: absolute paths of programs that do not count; a child that is missing has none
/// @param studying children of whom only what is on the study list goes on; none of `held`
/// @param noLogin children who may not log in: their time is closed, or something of theirs still stands
///     still, and a log-in among held programs would hang
/// @param endings what is to be done with the sessions of children whose time has just closed, before
///     they are held: they are locked or ended, never frozen
/// @param cards one for each child
/// @param wakeAt when the engine wants an input at the latest
public record Desired(
        Set<ChildId> held,
        Map<ChildId, List<String>> exempt,
        Set<ChildId> studying,
        Set<ChildId> noLogin,
        Map<ChildId, AtZero> endings,
        Map<ChildId, Card> cards,
        ClockPoint wakeAt) {
    public Desired {
        held = Set.copyOf(held);
        exempt = Map.copyOf(exempt);
        studying = Set.copyOf(studying);
        noLogin = Set.copyOf(noLogin);
        endings = Map.copyOf(endings);
        cards = Map.copyOf(cards);
    }
}
