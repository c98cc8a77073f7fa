package org.porchlight.core.report;

import java.time.Duration;
import org.porchlight.core.policy.ChildId;

/// One-time codes that are enrolled, as parents are told.
///
/// @param amount that each of them gives
/// @param counter of the code that is expected next
public record CodeEntry(ChildId child, Duration amount, long counter) {}
