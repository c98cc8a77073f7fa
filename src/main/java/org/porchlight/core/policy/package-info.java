/// What a family has decided, as values, and the YAML form it is written in.
///
/// Absent on purpose: files, accounts of the operating system, and verdicts.
@NullMarked
package org.porchlight.core.policy;

import org.jspecify.annotations.NullMarked;
