/// The log of every process: what SLF4J is told, a line for each event, to standard error. Deliberately absent: files,
/// and whatever somebody typed, looked at or visited.
@NullMarked
package org.porchlight.log;

import org.jspecify.annotations.NullMarked;
