/// The two languages: bundles, numbers, durations and dates as people say them, and which edition this is.
///
/// Absent on purpose: JavaFX. The command line and reports speak through it too.
@NullMarked
package org.porchlight.text;

import org.jspecify.annotations.NullMarked;
