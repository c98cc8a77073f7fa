/// What the windows of a child's session need of a desktop and the toolkit does not offer: the keyboard, the window in
/// front, windows that let clicks through, other programs' windows set aside.
///
/// Absent on purpose: drawing, and any desktop. `agent.x11` is the first.
@NullMarked
package org.porchlight.agent.desktop;

import org.jspecify.annotations.NullMarked;
