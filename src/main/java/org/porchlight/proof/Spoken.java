package org.porchlight.proof;

/// A time that was said at a place of a segment; it goes with the segment's date. In milliseconds.
record Spoken(Segment segment, long from, long until) {
    boolean contains(long calendar) {
        long place = calendar - segment.begins;
        return place >= from && place < until;
    }

    long begins() {
        return segment.begins + from;
    }

    long ends() {
        return segment.begins + until;
    }

    /// How long it is until it begins or ends; a calendar that went back may be before it again.
    long changesIn(long calendar) {
        if (calendar < begins()) {
            return begins() - calendar;
        }
        return calendar < ends() ? ends() - calendar : Long.MAX_VALUE;
    }
}
