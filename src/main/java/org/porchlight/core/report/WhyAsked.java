package org.porchlight.core.report;

import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.decide.Spent;

/// How "why" is asked.
///
/// @param at nothing: now
/// @param spent supposed to be used, instead of what is known
/// @param trace whether every step shall be told
public record WhyAsked(Optional<Instant> at, Optional<Spent> spent, boolean trace) {
    public static WhyAsked at(Optional<Instant> at) {
        return new WhyAsked(at, Optional.empty(), false);
    }
}
