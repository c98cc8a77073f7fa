package org.porchlight.core.engine;

/// How firmly a child's programs stand still.
///
/// @param frozen how many processes stand still
/// @param study whether what may be used in a study goes on, and all else stands still
public record Held(Strength strength, int frozen, boolean study) {
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

    /// All stands still.
    public Held(Strength strength, int frozen) {
        this(strength, frozen, false);
    }
}
