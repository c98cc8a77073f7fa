/// The one entry point, which picks the process named by the first argument.
///
/// Absent on purpose: anything a process does. Each has a package of its own.
@NullMarked
package org.porchlight;

import org.jspecify.annotations.NullMarked;
