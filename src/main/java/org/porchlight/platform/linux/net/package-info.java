/// The network port of Linux: one nftables table, filled through libnftables.
///
/// Absent on purpose: names and rules. Which address belongs to an allowed name is the resolver's business.
@NullMarked
package org.porchlight.platform.linux.net;

import org.jspecify.annotations.NullMarked;
