/// The numbers by which the kernel of Linux knows an account's processes: its own, and those that subuid(5) lends to
/// it.
///
/// The one place that reads them: holding, the program gate and the network must mean the same processes.
@NullMarked
package org.porchlight.platform.linux.uid;

import org.jspecify.annotations.NullMarked;
