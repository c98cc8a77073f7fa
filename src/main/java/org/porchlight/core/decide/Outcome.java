package org.porchlight.core.decide;

/// What a verdict on a program or a site says.
public enum Outcome {
    ALLOW,
    /// Closed until a parent has looked at it.
    ASK,
    DENY
}
