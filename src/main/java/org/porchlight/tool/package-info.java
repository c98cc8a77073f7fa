/// Chores that are not the product's daily work: setting up, taking back, and what developers run.
///
/// Absent on purpose: rules and enforcement. A tool uses the product from outside.
@NullMarked
package org.porchlight.tool;

import org.jspecify.annotations.NullMarked;
