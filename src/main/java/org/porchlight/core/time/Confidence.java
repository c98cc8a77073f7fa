package org.porchlight.core.time;

/// Where the calendar time of an anchor comes from, surest first.
public enum Confidence {
    /// A parent's word that the clock shows the right time.
    PARENT,
    /// A time server, by the kernel's word.
    NTP,
    /// The machine's own clock chip, which shows a plausible time.
    RTC,
    /// The last time that was known: the machine's clock shows an earlier or an absurd one.
    BEHIND
}
