package org.porchlight.core.engine;

/// The right by which something is changed. Whoever handles a change must be given one.
public sealed interface Authority {
    /// The administrator of the machine, by the kernel's word.
    record Root() implements Authority {}

    /// The person who started a soft guard, on whose account it runs.
    record SoftOwner() implements Authority {}
}
