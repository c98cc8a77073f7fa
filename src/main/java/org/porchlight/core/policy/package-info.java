/// What a family has decided, as values, and the YAML form it is written in; the presets below it, and what of both
/// holds for a child on a day.
///
/// Absent on purpose: files, accounts of the operating system, and verdicts.
@NullMarked
package org.porchlight.core.policy;

import org.jspecify.annotations.NullMarked;
