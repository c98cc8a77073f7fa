/// JSON as values, and the one place that knows the JSON of reports, which the wire and the command line share.
///
/// Absent on purpose: data binding. No class name, no enum ordinal and no reflection decides what is read.
@NullMarked
package org.porchlight.ipc.json;

import org.jspecify.annotations.NullMarked;
