package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Optional;

/// What a rule for programs and a rule for sites say alike.
///
/// @param <A> what can be done with the one or the other
public interface Rule<A> {
    A then();

    /// Whether its time counts; nothing when it was not said, which is yes.
    Optional<Boolean> counts();

    Optional<String> group();

    /// The last day on which it holds.
    Optional<LocalDate> until();
}
