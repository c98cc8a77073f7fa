package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// A change that a parent asks for.
public sealed interface Order {
    /// Gives time for today.
    ///
    /// @param amount more than nothing, at most 24 hours
    /// @param beyondWindow whether it also opens past the window: for that long after the open time ends,
    ///     or from now when it is closed; never beyond the day
    /// @param words what the child will read; at most 200 characters, may be empty
    record Grant(ChildId child, Duration amount, boolean beyondWindow, String words) implements Order {}

    /// Pauses the PC for one child, or for all.
    ///
    /// @param length more than nothing, at most 24 hours; nothing: until the end of the local day
    record Pause(Optional<ChildId> child, Optional<Duration> length) implements Order {}

    /// Ends a pause.
    record Unpause(Optional<ChildId> child) implements Order {}

    /// Puts a policy in force.
    ///
    /// @param expected the version that must be in force now, when the parent named one
    record PutPolicy(PolicyDocument document, Optional<String> expected) implements Order {}
}
