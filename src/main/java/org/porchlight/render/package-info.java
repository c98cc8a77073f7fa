/// Reports as pages that stand alone: one file, no script, nothing fetched.
///
/// Absent on purpose: JSON, which is the wire's form and lives in ipc, and windows.
@NullMarked
package org.porchlight.render;

import org.jspecify.annotations.NullMarked;
