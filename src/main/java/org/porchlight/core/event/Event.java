package org.porchlight.core.event;

import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.time.ClockReading;

/// A fact with who caused it and when, ready for the ledger.
///
/// @param at the reading of the input that led to it
/// @param anchor number of the anchor in force
/// @param day the local day it belongs to, for facts on a child
/// @param policyVersion the policy in force
public record Event(
        Fact fact, Actor actor, ClockReading at, int anchor, Optional<LocalDate> day, String policyVersion) {}
