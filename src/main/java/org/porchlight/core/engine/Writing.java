package org.porchlight.core.engine;

import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Event;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;

/// What is written to the ledger in one piece.
///
/// @param anchors new ones, in order
/// @param events in order; they may name the anchors
/// @param checkpoints of all children whose interval goes on; they replace those before
/// @param clock the calendar as it is now; nothing leaves the one before
public record Writing(
        List<Anchor> anchors, List<Event> events, List<Checkpoint> checkpoints, Optional<TrustedClock> clock) {
    public Writing {
        anchors = List.copyOf(anchors);
        events = List.copyOf(events);
        checkpoints = List.copyOf(checkpoints);
    }
}
