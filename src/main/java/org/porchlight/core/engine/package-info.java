/// The state machine of the guard: one input in, facts and a desired state out.
///
/// Absent on purpose: clocks, files, threads and random numbers.
@NullMarked
package org.porchlight.core.engine;

import org.jspecify.annotations.NullMarked;
