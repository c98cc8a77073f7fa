/// Readings of the machine's clocks, and the calendar that is made of them whoever moved which clock.
///
/// Absent on purpose: any call that reads a clock. A reading is an argument.
@NullMarked
package org.porchlight.core.time;

import org.jspecify.annotations.NullMarked;
