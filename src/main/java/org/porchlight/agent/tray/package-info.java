/// The lamp in the tray and the menu behind it: StatusNotifierItem, else the older tray of X, else none.
///
/// Absent on purpose: what the menu says. A tray shows a look and tells which entry was chosen.
@NullMarked
package org.porchlight.agent.tray;

import org.jspecify.annotations.NullMarked;
