package org.porchlight.core.engine;

import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Event;
import org.porchlight.core.time.Anchor;

/// What one input led to. Anchors, then facts, then checkpoints and the clock of `next` are committed before anything
/// acts on `desired`.
///
/// @param anchors new ones, in order
/// @param checkpoints one for each child whose interval goes on
/// @param reply for an order or a wish, what became of it
public record Step(
        State next,
        List<Anchor> anchors,
        List<Event> facts,
        List<Checkpoint> checkpoints,
        Desired desired,
        Optional<Reply> reply) {
    public Step {
        anchors = List.copyOf(anchors);
        facts = List.copyOf(facts);
        checkpoints = List.copyOf(checkpoints);
    }

    /// What is to be written before anything acts.
    public Writing writing() {
        return new Writing(anchors, facts, checkpoints, Optional.of(next.clock()));
    }
}
