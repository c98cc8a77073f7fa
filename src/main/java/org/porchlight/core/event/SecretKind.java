package org.porchlight.core.event;

/// What somebody can know that gives a right.
public enum SecretKind {
    /// A parent's, for a quarter of an hour of everything that the parent may do.
    PASSPHRASE,
    /// A parent's, to give a child time at the child's own screen.
    PIN,
    /// Of digits that an authenticator shows, for an amount of one child, once.
    CODE
}
