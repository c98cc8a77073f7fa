package org.porchlight.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;

/// Intervals of one PC that are told one by one, as they were written. A part of one of them may be packed, where a
/// re-dating cut it at a midnight; it is known by its place on the ruler, which does not move.
final class ToldIntervals {
    private record Of(ChildId child, Kind kind, BootId boot) {}

    /// Where each begins and ends on the ruler.
    private final Map<Of, NavigableMap<Duration, Duration>> places = new HashMap<>();

    ToldIntervals(List<Event> events) {
        for (var event : events) {
            if (event.fact() instanceof Fact.IntervalClosed(var child, var _, var interval)
                    && interval.place().isPresent()) {
                var place = interval.place().get();
                places.computeIfAbsent(new Of(child, interval.kind(), place.boot()), _ -> new TreeMap<>())
                        .merge(place.from(), place.to(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
        }
    }

    /// Whether an interval of a child is one of them or a part of one.
    boolean has(ChildId child, Interval interval) {
        if (interval.place().isEmpty()) {
            return false;
        }
        var place = interval.place().get();
        var told = places.get(new Of(child, interval.kind(), place.boot()));
        var around = told == null ? null : told.floorEntry(place.from());
        return around != null && place.to().compareTo(around.getValue()) <= 0;
    }
}
