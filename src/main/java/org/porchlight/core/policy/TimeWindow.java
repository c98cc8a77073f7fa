package org.porchlight.core.policy;

import java.time.LocalTime;

/// A span of local time on a day, such as "16:30-20:30".
///
/// The start is inside and the end is not. An end at or before the start crosses midnight and the window
/// belongs to the day on which it starts; `00:00-24:00` is the whole day and has both ends at midnight.
///
/// @param start first local time inside
/// @param end first local time after; midnight stands for 24:00
public record TimeWindow(LocalTime start, LocalTime end) {
    public TimeWindow {
        if (start.equals(end) && !start.equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("window of no length at " + start);
        }
    }

    /// As the policy writes it: `16:30-20:30`.
    @Override
    public String toString() {
        return WindowReader.write(this);
    }

    /// Whether the end lies on the next day, at a time after its midnight.
    public boolean crossesMidnight() {
        return !end.equals(LocalTime.MIDNIGHT) && end.isBefore(start);
    }
}
