/// What "Try it here" runs: a sample family with four weeks behind it, and a soft guard that leaves nothing.
///
/// Absent on purpose: anything of a real account, and rows that no engine wrote.
@NullMarked
package org.porchlight.tool.trial;

import org.jspecify.annotations.NullMarked;
