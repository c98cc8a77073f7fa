/// Facts that the ledger keeps.
///
/// Absent on purpose: how they are stored, numbered and chained.
@NullMarked
package org.porchlight.core.event;

import org.jspecify.annotations.NullMarked;
