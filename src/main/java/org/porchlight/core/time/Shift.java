package org.porchlight.core.time;

import java.time.Duration;

/// A stretch of a boot that turns out to lie elsewhere on the calendar.
///
/// Both ends belong to it: they are the first and the last reading of a segment.
///
/// @param from time since that boot
/// @param to time since that boot, after `from`
/// @param by how much later it was than was thought; negative: earlier; never zero
public record Shift(BootId boot, Duration from, Duration to, Duration by) {}
