package org.porchlight.core.time;

import java.time.Duration;

/// Something about the clock that parents are told.
///
/// @param by see each kind; positive: forwards
public record ClockEvent(Kind kind, Duration by) {
    /// What happened.
    public enum Kind {
        /// The wall clock was moved by `by`; the calendar did not follow.
        STEPPED,
        /// A segment began with a wall clock earlier than the last known time, which goes on; `by` is what it is off.
        BEHIND,
        /// A segment began with a wall clock that cannot be right; the last known time goes on; `by` is what it is off.
        ABSURD,
        /// The PC was off or asleep for long, by the word of its own clock alone: `by` since the last known time.
        FORWARD_GAP,
        /// A time server said what time it is; the calendar moved by `by`, often zero.
        ATTESTED,
        /// After that, a time server wanted the calendar moved by `by`, which is too much; it stayed.
        REFUSED,
        /// A parent said what time it is; the calendar moved by `by`, often zero.
        CONFIRMED,
        /// The clock chip was off by `by`, which is the zone's offset: another system keeps local time in it.
        LOCAL_TIME
    }
}
