package org.porchlight.core.engine;

import java.util.List;
import org.porchlight.core.event.Event;

/// What the ledger still knows when the guard starts.
///
/// @param today facts whose day is the local day of the start or the one before, in the order of the ledger
/// @param checkpoints intervals that were going on when the guard stopped
public record Remembered(List<Event> today, List<Checkpoint> checkpoints) {
    public Remembered {
        today = List.copyOf(today);
        checkpoints = List.copyOf(checkpoints);
    }
}
