/// Verbs for scripts and for people at a shell, each one question to the guard.
///
/// Absent on purpose: rights and rules. Who may do what is the guard's to say; verbs on a policy file ask the engine.
@NullMarked
package org.porchlight.cli;

import org.jspecify.annotations.NullMarked;
