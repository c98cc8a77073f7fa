package org.porchlight.core.engine;

import java.time.Duration;
import org.porchlight.core.event.Event;

/// Where a fact lies in the order in which this PC wrote them: anchors count up, and under one anchor the boot's ruler
/// does.
///
/// @param anchor number of the anchor in force
/// @param sinceBoot time since that anchor's boot
record Position(int anchor, Duration sinceBoot) implements Comparable<Position> {
    static Position of(Event event) {
        return new Position(event.anchor(), event.at().sinceBoot());
    }

    @Override
    public int compareTo(Position other) {
        return anchor != other.anchor ? Integer.compare(anchor, other.anchor) : sinceBoot.compareTo(other.sinceBoot);
    }
}
