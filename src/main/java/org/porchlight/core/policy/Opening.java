package org.porchlight.core.policy;

import java.time.Instant;
import java.util.Optional;

/// A stretch of time that is open; `from` is inside, `to` is not.
///
/// @param rule what says it; nothing for a day of which no window is written
public record Opening(Instant from, Instant to, Optional<Said<?>> rule) {
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
