package org.porchlight.core.engine;

import java.time.Duration;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;

/// The right by which something is changed. Whoever handles a change must be given one; [Rights] says how far each
/// goes.
public sealed interface Authority {
    /// The administrator of the machine, by the kernel's word.
    record Root() implements Authority {}

    /// The person who started a soft guard, on whose account it runs.
    record SoftOwner() implements Authority {}

    /// A guardian who has given the passphrase lately.
    record ParentSession(ParentId parent) implements Authority {}

    /// A carer who has given the passphrase lately, or the PIN.
    record CarerSession(ParentId parent) implements Authority {}

    /// A guardian who gave the PIN with what is asked.
    record PinGrant(ParentId parent) implements Authority {}

    /// A code that a guardian read from an authenticator, which nobody has used before.
    ///
    /// @param amount that the code stands for
    record OneTimeCode(ChildId child, Duration amount) implements Authority {}
}
