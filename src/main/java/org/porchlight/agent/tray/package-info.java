/// The lamp in the tray and the menu behind it. A parent's is an item of the panel (StatusNotifierItem), else an icon
/// in
/// the older tray of X (XEMBED), else a small window. A child's is an item of the panel, else there is the disc alone:
/// it is a small window with the time, asking and help, and AWT, which the older tray needs, does not go together with
/// JavaFX in one process.
///
/// Absent on purpose: what the menu says. A tray shows a look and tells which entry was chosen.
@NullMarked
package org.porchlight.agent.tray;

import org.jspecify.annotations.NullMarked;
