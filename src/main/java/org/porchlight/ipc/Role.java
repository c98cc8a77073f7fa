package org.porchlight.ipc;

import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ChildId;

/// What a peer is to the guard, by the kernel's word on whose account it runs.
public sealed interface Role {
    /// May change what it has the authority for.
    record Parent(Authority authority) implements Role {}

    /// May ask about itself, and tell what its agent sees.
    record OfChild(ChildId child) implements Role {}

    /// May nothing. It is told so and the connection ends.
    record Nobody() implements Role {}
}
