/// The process that makes the files of a week's report and mails it, without rights, for seconds; and the call that
/// starts one.
///
/// Absent on purpose: the store, when anything is due, and where files lie.
@NullMarked
package org.porchlight.post;

import org.jspecify.annotations.NullMarked;
