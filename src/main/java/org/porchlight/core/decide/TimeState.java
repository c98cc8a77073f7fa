package org.porchlight.core.decide;

/// Whether a child may use the PC.
public enum TimeState {
    OPEN,
    CLOSED,
    PAUSED
}
