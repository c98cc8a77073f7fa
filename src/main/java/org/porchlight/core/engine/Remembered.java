package org.porchlight.core.engine;

import java.time.LocalDate;
import java.util.List;
import org.porchlight.core.account.Sums;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.ChildId;

/// What the ledger still knows when the guard starts.
///
/// @param events facts of the days that still matter, in the order of the ledger; of intervals only those that are not
///     in `sums`
/// @param sums intervals of days that are past, as far as they cannot move any more
/// @param checkpoints intervals that were going on when the guard stopped
public record Remembered(List<Event> events, List<Summed> sums, List<Checkpoint> checkpoints) {
    public static final Remembered NOTHING = new Remembered(List.of(), List.of(), List.of());

    /// Closed intervals of one child on one day.
    public record Summed(ChildId child, LocalDate day, Sums sums) {}

    public Remembered {
        events = List.copyOf(events);
        sums = List.copyOf(sums);
        checkpoints = List.copyOf(checkpoints);
    }

    /// Facts alone.
    public Remembered(List<Event> events, List<Checkpoint> checkpoints) {
        this(events, List.of(), checkpoints);
    }
}
