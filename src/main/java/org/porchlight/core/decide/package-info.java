/// Verdicts on time, programs and sites, each with its reason and the rule behind it.
///
/// Absent on purpose: enforcement. A verdict is a value.
@NullMarked
package org.porchlight.core.decide;

import org.jspecify.annotations.NullMarked;
