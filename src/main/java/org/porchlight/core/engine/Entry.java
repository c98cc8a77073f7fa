package org.porchlight.core.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import org.porchlight.core.account.Dated;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;

/// A closed interval as it was written, and where it lies now.
///
/// @param anchor under which it was written
/// @param parts each within one day, in order
record Entry(int anchor, Dated written, List<Dated> parts) {
    /// What tells two intervals apart, in the order in which they were written.
    ///
    /// @param from where it begins: since the boot, or for what an older program wrote, since 1970
    /// @param boot in which it was written, as two PCs may have written in the same moment
    record Key(Position at, Duration from, String boot) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::at).thenComparing(Key::from).thenComparing(Key::boot);

        static Key of(Event event, Fact.IntervalClosed fact) {
            var interval = fact.interval();
            var from = interval.place()
                    .map(Ruled::from)
                    .orElseGet(() -> Duration.ofMillis(interval.from().toEpochMilli()));
            return new Key(Position.of(event), from, event.at().boot().value());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    static Entry of(Event event, Fact.IntervalClosed fact, NavigableMap<Position, Moves> moves) {
        return new Entry(event.anchor(), new Dated(fact.day(), fact.interval()), List.of()).moved(moves);
    }

    /// Where it lies after all re-datings that came after it.
    Entry moved(NavigableMap<Position, Moves> moves) {
        var now = List.of(written);
        for (var move : moves.values()) {
            if (anchor < move.at().anchor()) {
                var next = new ArrayList<Dated>(now.size());
                for (var part : now) {
                    next.addAll(part.moved(move.zone(), move.shifts()));
                }
                now = List.copyOf(next);
            }
        }
        return new Entry(anchor, written, now);
    }
}
