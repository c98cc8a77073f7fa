package org.porchlight.core.engine;

import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Event;

/// What one input led to. Facts and checkpoints are committed before anything acts on `desired`.
///
/// @param checkpoints one for each child whose interval goes on
/// @param reply for an order, what became of it
public record Step(
        State next, List<Event> facts, List<Checkpoint> checkpoints, Desired desired, Optional<Reply> reply) {
    public Step {
        facts = List.copyOf(facts);
        checkpoints = List.copyOf(checkpoints);
    }
}
