package org.porchlight.core.engine;

import java.time.Duration;
import org.porchlight.core.decide.Verdict;

/// What the agent shows a child over its programs.
public sealed interface Card {
    /// Nothing but the disc.
    record None() implements Card {}

    /// Time ends soon.
    ///
    /// @param threshold the warning that came due, such as 5 minutes
    /// @param end what it brings
    record Warning(Duration threshold, End end) implements Card {}

    /// What the end of time brings.
    enum End {
        /// Programs stop where they are and go on later.
        STOP,
        /// The child is logged out; what is not saved is lost.
        LOG_OUT,
        /// Programs stop, and the game in front loses its connection.
        MATCH
    }

    /// A break is due; the child may go on.
    record Rest(Verdict.Time verdict) implements Card {}

    /// Programs stand still, or are about to.
    record Lock(Verdict.Time verdict, Form form) implements Card {}

    /// How much of the screen the lock card takes.
    enum Form {
        /// All of it, with the keyboard.
        FULL,
        /// A bar at the edge, because a program that does not count is in front and goes on.
        BAR
    }
}
