package org.porchlight.core.policy;

import java.time.Duration;

/// A break from the screen.
///
/// @param after continuous use after which it comes due; more than nothing
/// @param pause how long without use makes it taken; more than nothing
public record Rest(Duration after, Duration pause) {
    public Rest {
        if (!after.isPositive() || !pause.isPositive()) {
            throw new IllegalArgumentException("a rest of " + pause + " after " + after);
        }
    }
}
