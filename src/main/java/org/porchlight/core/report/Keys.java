package org.porchlight.core.report;

/// What gives time at once at a child's own screen, as far as there is any.
///
/// @param code whether one-time codes are enrolled for the child
/// @param pin whether a parent has a PIN
public record Keys(boolean code, boolean pin) {
    public static final Keys NONE = new Keys(false, false);
}
