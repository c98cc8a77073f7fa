/// The program gate of Linux: decides by fanotify whether a child may start a program, before its first
/// instruction.
///
/// Absent on purpose: undo. A fanotify descriptor changes nothing that outlives its process; when it is closed, or
/// its process dies, every program starts again. What starts without an open of a marked file system (a memfd, a
/// tmpfs of the child's own user namespace) is not seen here.
@NullMarked
package org.porchlight.platform.linux.gate;

import org.jspecify.annotations.NullMarked;
