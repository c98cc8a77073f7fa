/// The service: the loop that owns the state, reconcilers that make the machine as it should be, and roles.
///
/// Absent on purpose: rules (core), calls of the operating system (platform), windows. It maps no GUI library.
@NullMarked
package org.porchlight.guard;

import org.jspecify.annotations.NullMarked;
