package org.porchlight.core.decide;

import java.time.Duration;
import org.porchlight.core.policy.Said;

/// One limit with what is left of it.
///
/// @param left never below nothing
record Limit(Duration left, Reason reason, Said<?> rule) {
    static Limit of(Duration left, Reason reason, Said<?> rule) {
        return new Limit(left.isNegative() ? Duration.ZERO : left, reason, rule);
    }
}
