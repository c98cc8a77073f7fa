package org.porchlight.proof;

import java.util.OptionalLong;

/// A time that was given past the windows. In milliseconds.
///
/// @param given lasts for as long as is open, from where it was given
/// @param at calendar at which it was given, as it was then
/// @param end of the open time in which it was given; nothing when it was closed
record Extension(Spoken given, long at, OptionalLong end) {
    /// A time that is open, from `begins` on and before `ends`.
    record Opened(long begins, long ends) {
        boolean contains(long calendar) {
            return calendar >= begins && calendar < ends;
        }

        /// How long it is until it begins or ends; a calendar that went back may be before it again.
        long changesIn(long calendar) {
            if (calendar < begins) {
                return begins - calendar;
            }
            return calendar < ends ? ends - calendar : Long.MAX_VALUE;
        }
    }

    /// Whether the date on which it was given turned out to be another.
    boolean isMoved() {
        return given.begins() != at;
    }

    /// Where it begins, unless it was moved into open time.
    long begins() {
        return isMoved() ? given.begins() : end.orElse(at);
    }

    /// Whether it opens only what was open until then.
    boolean keepsOpen() {
        return !isMoved() && end.isPresent();
    }

    /// What it opens from an instant on; never past the day on which it was given.
    Opened from(long begins, HomeTime home) {
        return new Opened(
                begins, Math.min(begins + given.until() - given.from(), home.startAfter(home.day(given.begins()))));
    }
}
