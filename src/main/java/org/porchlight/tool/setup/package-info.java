/// Setting up with a parent: questions, or answers from a file, and the rules that come of them.
///
/// Absent on purpose: secrets, and the opening of ledgers.
@NullMarked
package org.porchlight.tool.setup;

import org.jspecify.annotations.NullMarked;
