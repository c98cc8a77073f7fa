package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.porchlight.ipc.GuardLink;

/// Opens links to guards by their sockets.
@FunctionalInterface
interface Links {
    /// Connects, within 5 s; nothing when no guard is there.
    Optional<GuardLink> connect(Path socket) throws IOException;
}
