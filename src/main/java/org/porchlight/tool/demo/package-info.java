/// The demonstration: the whole program at work on temporary accounts, in network and mount namespaces of its own.
///
/// Absent on purpose: anything that only pretends. Accounts, programs, windows, sites and the guard are real.
@NullMarked
package org.porchlight.tool.demo;

import org.jspecify.annotations.NullMarked;
