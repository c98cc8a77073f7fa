/// Role-typed messages between the guard and its clients, their wire form and transports.
///
/// Absent on purpose: decisions. A handler in guard answers.
@NullMarked
package org.porchlight.ipc;

import org.jspecify.annotations.NullMarked;
