package org.porchlight.core.engine;

/// How firmly a child's programs stand still.
///
/// @param frozen how many processes stand still
public record Held(Strength strength, int frozen) {
    /// What holds them.
    public enum Strength {
        /// The kernel; the child cannot undo it.
        KERNEL,
        /// Signals; the child may undo it and is stopped again.
        SIGNAL,
        /// Nothing.
        NONE
    }

    public static final Held NONE = new Held(Strength.NONE, 0);
}
