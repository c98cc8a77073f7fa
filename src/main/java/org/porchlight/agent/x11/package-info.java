/// What a session needs of the X server and the toolkit does not offer: the keyboard, the window in front, windows
/// that let clicks through.
///
/// Absent on purpose: drawing. The toolkit has a connection of its own.
@NullMarked
package org.porchlight.agent.x11;

import org.jspecify.annotations.NullMarked;
