package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Something that a child asked for, with what was answered.
///
/// @param amount nothing when the parent was to choose
/// @param answer nothing when there was none
public record Asking(Instant at, Optional<Duration> amount, String words, Optional<Answer> answer) {
    /// What a parent said.
    ///
    /// @param granted nothing when it was refused
    public record Answer(Instant at, Optional<Duration> granted, String words) {}
}
