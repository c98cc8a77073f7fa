package org.porchlight.core.report;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.policy.OwnLimit;

/// The limit of the day that a child sets itself.
///
/// @param limit the one that holds today; nothing when none does
/// @param below what another one has to be below; nothing when any would do
public record SelfSet(Optional<OwnLimit> limit, Optional<Duration> below) {
    /// None holds, and any would do.
    public static final SelfSet NONE = new SelfSet(Optional.empty(), Optional.empty());
}
