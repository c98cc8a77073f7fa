package org.porchlight.core.event;

/// How much a parent may do.
public enum Rank {
    /// Everything; all guardians have the same rights.
    GUARDIAN,
    /// May see what a guardian sees, and give a little time a day.
    CARER
}
