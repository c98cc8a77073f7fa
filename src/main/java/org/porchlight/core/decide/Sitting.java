package org.porchlight.core.decide;

import java.time.Duration;
import org.porchlight.core.policy.Rest;

/// How long a child has been at the PC without a break that was long enough.
///
/// @param used continuous use since the last whole break
/// @param rested how long the break that goes on has lasted; nothing while the PC is used
public record Sitting(Duration used, Duration rested) {
    /// Just sat down.
    public static final Sitting NONE = new Sitting(Duration.ZERO, Duration.ZERO);

    public Sitting {
        if (used.isNegative() || rested.isNegative()) {
            throw new IllegalArgumentException("used " + used + ", rested " + rested);
        }
    }

    /// After use: a break that was too short is forgotten.
    public Sitting using(Duration length) {
        return length.isZero() ? this : new Sitting(used.plus(length), Duration.ZERO);
    }

    /// After time without use.
    ///
    /// @param pause how long a break has to last
    public Sitting resting(Duration length, Duration pause) {
        var rest = rested.plus(length);
        return rest.compareTo(pause) >= 0 ? NONE : new Sitting(used, rest);
    }

    /// Continuous use after which a rest comes due; nothing of it once it is.
    Duration left(Rest rest) {
        boolean rested = this.rested.compareTo(rest.pause()) >= 0;
        var left = rested ? rest.after() : rest.after().minus(used);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
