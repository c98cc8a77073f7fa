package org.porchlight.core.decide;

/// Whether a child may use the PC.
public enum TimeState {
    OPEN,
    /// Open, and a break is due: the child is asked to rest, nothing is held.
    REST,
    CLOSED,
    PAUSED;

    /// Whether the child may go on.
    public boolean isOpen() {
        return this == OPEN || this == REST;
    }
}
