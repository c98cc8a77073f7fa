/// Cuts the power under a guard that writes, again and again, and looks at what the ledger has lost.
///
/// Absent on purpose: anything simulated below the engine. The writer is a process of its own with the engine and the
/// store; it is killed by the kernel, or its writes are recorded and a disk is laid out on which some had not arrived.
@NullMarked
package org.porchlight.tool.powercut;

import org.jspecify.annotations.NullMarked;
