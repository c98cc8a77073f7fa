/// What the guard needs from a machine, said without naming one.
///
/// Absent on purpose: implementations. They live in platform and store.
@NullMarked
package org.porchlight.port;

import org.jspecify.annotations.NullMarked;
