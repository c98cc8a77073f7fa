package org.porchlight.core.policy;

/// What happens with a child's programs when its time closes.
public enum AtZero {
    /// They stand still and go on later.
    FREEZE,
    LOCK,
    LOGOUT
}
