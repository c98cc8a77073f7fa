package org.porchlight.proof;

import java.util.Optional;

/// One boot, or the part of one between two long sleeps, as the oracle dates it. In milliseconds.
///
/// A place in it is told by how far it is from the beginning; a better date of the beginning dates all of them.
final class Segment {
    /// The calendar at its beginning.
    long begins;

    /// How far it has come.
    long length;

    /// Whether somebody who knows has said what time it is.
    boolean attested;

    /// Whether it began with a clock that could not be right.
    boolean behind;

    /// Whether a time server has been heard in it.
    boolean synced;

    /// The part before a time server last corrected the calendar a little; it moves along.
    private final Optional<Segment> before;

    Segment(long begins) {
        this(begins, Optional.empty());
    }

    Segment(long begins, Optional<Segment> before) {
        this.begins = begins;
        this.before = before;
    }

    long ends() {
        return begins + length;
    }

    /// The calendar at the beginning of all parts, told from this one.
    long beginsInAll() {
        return begins - before.map(Segment::lengthInAll).orElse(0L);
    }

    private long lengthInAll() {
        return length + before.map(Segment::lengthInAll).orElse(0L);
    }

    void move(long by) {
        begins += by;
        before.ifPresent(part -> part.move(by));
    }
}
