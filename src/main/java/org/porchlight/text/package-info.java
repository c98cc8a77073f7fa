/// The two languages: bundles, numbers, durations and dates as people say them.
///
/// Absent on purpose: JavaFX. The command line and reports speak through it too.
@NullMarked
package org.porchlight.text;

import org.jspecify.annotations.NullMarked;
