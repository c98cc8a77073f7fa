/// DNS messages as values: read with bounds, written without choice.
///
/// Absent on purpose: sockets, clocks and opinions. Bytes go in, values and bytes come out, and no input makes
/// anything here throw.
@NullMarked
package org.porchlight.site.wire;

import org.jspecify.annotations.NullMarked;
