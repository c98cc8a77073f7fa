package org.porchlight.proof;

/// Which of its ticks a rule for time is led through. A tick in which nothing is due changes nothing but the age of
/// what
/// is on disk, so that the others come to the same.
enum Steps {
    /// Every one.
    ALL,
    /// When something is due, after anything has happened, and the last before the rule dies.
    DUE,
    /// The same, and the last before anything happens: what is on disk is never older than a tick.
    KEPT,
    /// As kept, for a rule that looks at the clock at ticks alone: what is due waits for the next one.
    EVEN;

    /// Whether the last tick before anything happens is told.
    boolean areKept() {
        return this == KEPT || this == EVEN;
    }
}
