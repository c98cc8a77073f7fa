/// The ports of the machine that this process runs on.
///
/// Absent on purpose: rules and decisions; an adapter does what it is told and says what it sees.
@NullMarked
package org.porchlight.platform;

import org.jspecify.annotations.NullMarked;
