package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;

/// Whether a session of a child is active: it has the screen, or is a text console, ssh, cron or a program left
/// running.
///
/// @param title the program in use, where it can be told
/// @param cpu processor time that the child's living programs have used, where it can be told
public record Presence(boolean present, Optional<String> title, Optional<Duration> cpu) {
    public static final Presence NONE = new Presence(false, Optional.empty(), Optional.empty());

    /// A session of whose processor time nothing is known.
    public Presence(boolean present, Optional<String> title) {
        this(present, title, Optional.empty());
    }
}
