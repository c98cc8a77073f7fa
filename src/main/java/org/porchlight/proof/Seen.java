package org.porchlight.proof;

import java.util.Optional;

/// What a child does at the PC.
///
/// @param title the program in front
/// @param media whether sound or video plays
/// @param loose whether nothing can hold its programs
record Seen(Doing doing, Optional<String> title, boolean media, boolean loose) {
    /// What it does.
    enum Doing {
        /// No session of the child has the screen.
        AWAY,
        USE,
        IDLE,
        LOCKED
    }

    static final Seen AWAY = new Seen(Doing.AWAY, Optional.empty(), false, false);

    boolean isThere() {
        return doing != Doing.AWAY;
    }

    /// Whether the child uses the PC.
    boolean isUse() {
        return isThere() && !isClaim();
    }

    /// Whether it claims not to use the PC, and nothing speaks against it.
    boolean isClaim() {
        return doing == Doing.LOCKED || (doing == Doing.IDLE && !media);
    }
}
