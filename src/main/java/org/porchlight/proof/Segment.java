package org.porchlight.proof;

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

    Segment(long begins) {
        this.begins = begins;
    }

    long ends() {
        return begins + length;
    }
}
