package org.porchlight.ipc;

import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Orders;
import org.porchlight.core.event.Actor;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;

/// What a peer is to the guard, by the kernel's word on whose account it runs.
public sealed interface Role {
    /// May see what a parent sees, and change what it has an authority for.
    record Parent(Who who) implements Role {
        /// Whoever has the authority without a secret.
        public Parent(Authority authority) {
            this(new Who.Holder(authority));
        }

        /// By what somebody is a parent.
        public sealed interface Who {
            /// By the kernel's word alone, which is an authority.
            record Holder(Authority authority) implements Who {}

            /// By an account that is this parent's; a secret makes the authority.
            ///
            /// @param uid of the account
            record Account(long uid, ParentId parent) implements Who {}
        }

        /// Who looks.
        public Actor actor() {
            return switch (who) {
                case Who.Holder(var authority) -> Orders.actor(authority);
                case Who.Account(var _, var parent) -> new Actor.Parent(parent.value());
            };
        }
    }

    /// May ask about itself, and tell what its agent sees.
    record OfChild(ChildId child) implements Role {}

    /// May nothing. It is told so and the connection ends.
    record Nobody() implements Role {}
}
