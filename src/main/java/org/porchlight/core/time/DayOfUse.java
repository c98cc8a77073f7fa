package org.porchlight.core.time;

import java.time.LocalDate;

/// A household day on which a PC was used.
///
/// @param attested whether a time server vouched for the calendar on it
public record DayOfUse(LocalDate day, boolean attested) {}
