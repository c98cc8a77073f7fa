package org.porchlight.core.time;

import java.util.List;

/// What a reading did to the calendar of a PC.
///
/// @param clock as it is now
/// @param anchors new ones, in order
/// @param events what happened, in order
/// @param shifts what was recorded before and now lies elsewhere; latest first; their stretches do not overlap
public record Change(TrustedClock clock, List<Anchor> anchors, List<ClockEvent> events, List<Shift> shifts) {
    public Change {
        anchors = List.copyOf(anchors);
        events = List.copyOf(events);
        shifts = List.copyOf(shifts);
    }

    /// Time went on and nothing else.
    static Change none(TrustedClock clock) {
        return new Change(clock, List.of(), List.of(), List.of());
    }

    Change with(TrustedClock other) {
        return new Change(other, anchors, events, shifts);
    }
}
