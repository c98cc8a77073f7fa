/// Linux by its own interfaces: /proc, cgroups, signals, NSS and clocks.
///
/// Absent on purpose: the program gate and the network, which have packages of their own below this one; a file that
/// a child can write is never opened here.
@NullMarked
package org.porchlight.platform.linux;

import org.jspecify.annotations.NullMarked;
