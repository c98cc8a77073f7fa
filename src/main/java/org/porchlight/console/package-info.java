/// The parents' console: one window on the guard.
///
/// Absent on purpose: rules, the store, the operating system. The console knows only what the guard answers.
@NullMarked
package org.porchlight.console;

import org.jspecify.annotations.NullMarked;
