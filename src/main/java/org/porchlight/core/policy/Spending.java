package org.porchlight.core.policy;

import java.util.Optional;

/// The most that a child may spend. What is absent was not said.
///
/// @param single at once
public record Spending(Optional<Money> single, Optional<Money> day, Optional<Money> month) {
    /// Nothing is said.
    public static final Spending NONE = new Spending(Optional.empty(), Optional.empty(), Optional.empty());

    boolean saysAnything() {
        return !equals(NONE);
    }
}
