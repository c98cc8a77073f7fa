package org.porchlight.core.account;

/// What a stretch of time was for a child. Every moment has exactly one kind: of those that fit, the first.
public enum Kind {
    /// The PC slept.
    ASLEEP,
    /// The guard was not running and nothing is known.
    GUARD_DOWN,
    /// Closed and held, while a session of the child was there and nothing exempt was in front.
    FROZEN,
    /// No session of the child was active.
    AWAY,
    /// The child's screen was locked, as far as its session is believed.
    LOCKED,
    /// Nobody was at the child's screen, as far as its session is believed.
    IDLE,
    /// A program or site that does not count was in front.
    EXEMPT,
    /// Closed, but nothing could hold it.
    UNENFORCED,
    /// Used, and taken from the budget.
    COUNTED;

    /// Whether this time is taken from the budget.
    public boolean isSpent() {
        return this == COUNTED || this == UNENFORCED;
    }

    /// Whether the child was at the PC, so that a rest comes nearer.
    public boolean isUse() {
        return isSpent() || this == EXEMPT;
    }

    /// Whether this is so by the word of the child's own session, which is believed for a while only.
    public boolean isClaimed() {
        return this == LOCKED || this == IDLE;
    }
}
