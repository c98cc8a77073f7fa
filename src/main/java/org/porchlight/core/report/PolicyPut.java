package org.porchlight.core.report;

import java.time.Instant;
import java.util.Optional;

/// Who put a policy in force, and when.
///
/// @param by such as `parent:root`, as the ledger keeps who acts; empty where nothing tells it any more
/// @param at calendar time; nothing where the event that tells it was deleted as old
public record PolicyPut(String by, Optional<Instant> at) {
    /// Nothing tells who put it, or when.
    public static final PolicyPut UNKNOWN = new PolicyPut("", Optional.empty());
}
