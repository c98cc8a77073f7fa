package org.porchlight.proof;

/// The days on which something of a segment was laid out: where the segment began by then, and the household's zone.
///
/// @param begins in milliseconds since 1970
record Laid(long begins, HomeTime home) {
    static Laid out(Segment segment, HomeTime home) {
        return new Laid(segment.begins, home);
    }

    /// What moves is laid out in the zone of now; what does not stays on its day.
    Laid again(Segment segment, HomeTime now) {
        return segment.begins == begins ? this : out(segment, now);
    }
}
