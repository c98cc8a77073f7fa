/// Readings of the machine's clocks and the anchor that turns them into calendar time.
///
/// Absent on purpose: any call that reads a clock. A reading is an argument.
@NullMarked
package org.porchlight.core.time;

import org.jspecify.annotations.NullMarked;
