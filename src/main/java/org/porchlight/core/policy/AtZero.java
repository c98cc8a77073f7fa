package org.porchlight.core.policy;

/// What happens with a child's programs when its time closes.
public enum AtZero {
    /// They stand still and go on later.
    FREEZE,
    /// The screen is locked, and they stand still behind it.
    LOCK,
    /// The child is logged out: they are asked to end, and what has not ended after ten seconds stands still. A child
    /// who
    /// was not told to save, as when time is closed at once, is not: its programs stand still.
    LOGOUT
}
