package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// The limit of a day that a child set itself.
///
/// @param length 0 to 24 hours
/// @param until the last day on which it holds; nothing while it holds on
public record OwnLimit(Duration length, Optional<LocalDate> until) {
    /// One that holds on.
    public OwnLimit(Duration length) {
        this(length, Optional.empty());
    }

    public boolean holdsOn(LocalDate day) {
        return until.filter(day::isAfter).isEmpty();
    }
}
