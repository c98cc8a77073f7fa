/// What `porchlight doctor` looks at, says and puts right.
///
/// Absent on purpose: what a guard finds by itself while it runs; that is asked for, and said in its words.
@NullMarked
package org.porchlight.tool.doctor;

import org.jspecify.annotations.NullMarked;
