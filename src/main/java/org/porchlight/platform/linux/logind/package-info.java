/// The sessions of systemd-logind, asked, locked and ended over the system bus (org.freedesktop.login1(5)).
///
/// Absent on purpose: what they mean for a child's time, which is the sessions' adapter.
@NullMarked
package org.porchlight.platform.linux.logind;

import org.jspecify.annotations.NullMarked;
