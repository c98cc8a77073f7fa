package org.porchlight.core.time;

import java.time.Duration;

/// A moment on the ruler of one boot, such as the next one at which something is due.
///
/// @param sinceBoot time since that boot, sleep included
public record ClockPoint(BootId boot, Duration sinceBoot) {}
