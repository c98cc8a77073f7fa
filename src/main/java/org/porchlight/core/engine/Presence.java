package org.porchlight.core.engine;

import java.util.Optional;

/// Whether a session of a child is on the machine, text consoles and lingering programs included.
///
/// @param title the program in use, where it can be told
public record Presence(boolean present, Optional<String> title) {
    public static final Presence NONE = new Presence(false, Optional.empty());
}
