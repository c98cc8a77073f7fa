package org.porchlight.core.report;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.policy.Rest;

/// The break that a child is asked for, and how near it is.
///
/// @param after continuous use after which it comes due
/// @param pause how long it is
/// @param used continuous use so far
/// @param rested how much of it was taken; nothing while the PC is used
public record RestAhead(Duration after, Duration pause, Duration used, Duration rested) {
    public RestAhead {
        if (!after.isPositive() || !pause.isPositive() || used.isNegative() || rested.isNegative()) {
            throw new IllegalArgumentException("a break of " + pause + " after " + after);
        }
    }

    static RestAhead of(Rest rest, Sitting sitting) {
        return new RestAhead(rest.after(), rest.pause(), sitting.used(), sitting.rested());
    }

    /// In how much use it comes due; nothing of it once it is.
    public Optional<Duration> dueIn() {
        var left = after.minus(used);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    /// How much of it is still to be taken.
    public Duration left() {
        var left = pause.minus(rested);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
