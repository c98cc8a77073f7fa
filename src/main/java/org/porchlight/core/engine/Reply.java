package org.porchlight.core.engine;

/// What became of an order.
public sealed interface Reply {
    /// Done.
    record Done() implements Reply {}

    /// A rule or the state of things forbids it.
    ///
    /// @param why a key of the bundle `refusal`, such as `no-such-child`
    /// @param detail what the key's sentence needs, such as the id; two parts are parted by a tab; may be empty
    record Refused(String why, String detail) implements Reply {}

    /// Another policy is in force than the one that was expected.
    ///
    /// @param version the one in force
    record Conflict(String version) implements Reply {}
}
