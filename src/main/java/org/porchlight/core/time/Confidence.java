package org.porchlight.core.time;

/// Where the calendar time of an anchor comes from.
public enum Confidence {
    /// A time server, by the kernel's word.
    NTP,
    /// The machine's own clock chip.
    RTC
}
