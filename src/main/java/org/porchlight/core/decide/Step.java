package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One question on the way to a verdict.
///
/// @param decider who was asked
/// @param rule what it looked at, as a path below the child; empty when no rule says anything
/// @param matched whether it decided
/// @param left of an amount of time
/// @param until when what it found ends
public record Step(
        Decider decider,
        String rule,
        boolean matched,
        Because because,
        Optional<Duration> left,
        Optional<Instant> until) {
    /// Who is asked, in this order.
    public enum Decider {
        PAUSE,
        STUDY,
        WINDOW,
        MONTH_BUDGET,
        WEEK_BUDGET,
        DAY_BUDGET,
        OWN_LIMIT,
        REST,
        RULE,
        GROUP_WINDOW,
        GROUP_BUDGET,
        DEFAULT
    }

    /// What it found.
    public enum Because {
        /// No rule says anything here.
        NOT_SAID,
        /// A pause, a study or a rest does not hold now.
        NOT_NOW,
        /// A pause, a study or a rest holds.
        HOLDS,
        /// The instant is in a window.
        INSIDE,
        /// The instant is in no window.
        OUTSIDE,
        /// Some of an amount is left.
        LEFT,
        /// Nothing of an amount is left.
        NOTHING_LEFT,
        /// A rule is about something else.
        OTHER,
        /// A rule is about this.
        NAMED
    }
}
