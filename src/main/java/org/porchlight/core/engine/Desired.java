package org.porchlight.core.engine;

import java.util.Map;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockPoint;

/// How the machine should be. Reconcilers compare it with what they observe and repair until both are equal.
///
/// @param held children whose programs stand still
/// @param cards one for each child
/// @param wakeAt when the engine wants an input at the latest
public record Desired(Set<ChildId> held, Map<ChildId, Card> cards, ClockPoint wakeAt) {
    public Desired {
        held = Set.copyOf(held);
        cards = Map.copyOf(cards);
    }
}
