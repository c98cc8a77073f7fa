package org.porchlight.proof;

import java.util.OptionalLong;

/// A time past the windows. In milliseconds.
///
/// @param given lasts for as long as is open, from where it was given
/// @param day on which it was given, as days since 1970
/// @param end of the open time in which it was given; nothing when it was closed
record Extension(Spoken given, long day, OptionalLong end) {
    /// Windows end when the clock on the wall says so, whatever becomes of the date. Where that was over when it was
    /// given, it begins there.
    long begins(HomeTime home) {
        if (end.isEmpty()) {
            return given.begins();
        }
        long there = home.day(given.begins());
        long ended = there == day ? end.getAsLong() : home.at(there, home.timeOfDay(end.getAsLong()));
        return Math.max(given.begins(), ended);
    }

    long ends(HomeTime home) {
        long length = given.until() - given.from();
        return Math.min(begins(home) + length, home.startAfter(home.day(given.begins())));
    }

    /// Whether it opens only what was open until then.
    boolean keepsOpen(HomeTime home) {
        return begins(home) > given.begins();
    }

    boolean contains(long calendar, HomeTime home) {
        return calendar >= begins(home) && calendar < ends(home);
    }

    /// How long it is until it begins or ends; a calendar that went back may be before it again.
    long changesIn(long calendar, HomeTime home) {
        if (calendar < begins(home)) {
            return begins(home) - calendar;
        }
        return calendar < ends(home) ? ends(home) - calendar : Long.MAX_VALUE;
    }
}
