package org.porchlight.core.account;

/// What a stretch of time was for a child. Every moment has exactly one kind.
public enum Kind {
    /// The PC slept.
    ASLEEP,
    /// The guard was not running and nothing is known.
    GUARD_DOWN,
    /// Closed and held, while a session of the child was there.
    FROZEN,
    /// No session of the child.
    AWAY,
    /// Closed, but nothing could hold it.
    UNENFORCED,
    /// Used, and taken from the budget.
    COUNTED;

    /// Whether this time is taken from the budget.
    public boolean isSpent() {
        return this == COUNTED || this == UNENFORCED;
    }
}
