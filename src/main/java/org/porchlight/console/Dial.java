package org.porchlight.console;

import java.io.IOException;
import java.util.Optional;
import org.porchlight.ipc.GuardLink;

/// Reaches a guard.
@FunctionalInterface
interface Dial {
    /// Connects, within 5 s; nothing when no guard is there.
    ///
    /// @throws java.nio.file.AccessDeniedException when this account may not reach it
    /// @throws IOException when what is there does not answer as a guard
    Optional<GuardLink> connect() throws IOException;
}
