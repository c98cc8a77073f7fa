package org.porchlight.core.report;

import java.time.Instant;
import org.porchlight.core.event.Fact;

/// A parent looked at what a child did: the first time on a day.
///
/// @param by the parent, as the ledger names it: `parent:ID`
public record Look(Instant at, String by, Fact.Looked.At what) {}
