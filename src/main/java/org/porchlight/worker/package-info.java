/// Chores on files that strangers wrote, each done in a process of its own that may do nothing else.
///
/// Absent on purpose: the store, the network, and what the results mean.
@NullMarked
package org.porchlight.worker;

import org.jspecify.annotations.NullMarked;
