package org.porchlight.core.engine;

import java.time.Duration;
import org.porchlight.core.decide.Verdict;

/// What the agent shows a child over its programs.
public sealed interface Card {
    /// Nothing but the disc.
    record None() implements Card {}

    /// Time ends soon.
    ///
    /// @param threshold the warning of the policy that came due, such as 5 minutes
    record Warning(Duration threshold) implements Card {}

    /// A break is due; the child may go on.
    record Rest(Verdict.Time verdict) implements Card {}

    /// Programs stand still, or are about to.
    record Lock(Verdict.Time verdict) implements Card {}
}
