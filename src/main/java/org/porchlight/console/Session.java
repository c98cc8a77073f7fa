package org.porchlight.console;

import java.time.Duration;

/// Whether the person at the screen may change something without a passphrase.
sealed interface Session {
    /// Always: the administrator, or whoever tries it out.
    record Standing() implements Session {}

    /// The passphrase was given.
    ///
    /// @param left until it is wanted again, if nothing is changed till then
    record Open(Duration left) implements Session {}

    /// The passphrase is wanted first.
    record Locked() implements Session {}

    /// There is no guard that says it.
    record Unknown() implements Session {}
}
