/// Measures what Porchlight costs, each figure beside a named anchor that is measured in the same run on the same
/// machine.
///
/// Absent on purpose: assertions. A slow machine is not a broken program; the ratio to the anchor travels, the figure
/// does
/// not.
@NullMarked
package org.porchlight.tool.bench;

import org.jspecify.annotations.NullMarked;
