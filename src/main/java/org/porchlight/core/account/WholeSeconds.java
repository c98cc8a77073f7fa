package org.porchlight.core.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The time of a day in whole seconds that add up.
///
/// All of it is laid out kind by kind, what is spent first, and cut at whole seconds. So the kinds add up to the whole
/// seconds of the day, the spent ones to those of the spent time, and the intervals of a kind to the kind. Each is less
/// than a second off.
public final class WholeSeconds {
    private static final List<Kind> ORDER = Stream.of(Kind.values())
            .sorted(Comparator.comparing(Kind::isSpent)
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .toList();

    private final Map<Kind, Duration> kinds;
    private final Map<Kind, Duration> begins = new EnumMap<>(Kind.class);

    private WholeSeconds(Map<Kind, Duration> kinds) {
        this.kinds = Map.copyOf(kinds);
        var begin = Duration.ZERO;
        for (var kind : ORDER) {
            begins.put(kind, begin);
            begin = begin.plus(length(kind));
        }
    }

    /// @param kinds how long each lasted; what is absent was not
    public static WholeSeconds of(Map<Kind, Duration> kinds) {
        return new WholeSeconds(kinds);
    }

    /// The seconds of a kind.
    public long of(Kind kind) {
        return between(begin(kind), length(kind));
    }

    /// The seconds of each interval.
    ///
    /// @param intervals all of the day
    public List<Long> of(List<Interval> intervals) {
        var at = new EnumMap<>(begins);
        var seconds = new ArrayList<Long>(intervals.size());
        for (var interval : intervals) {
            var begin =
                    at.merge(interval.kind(), interval.length(), Duration::plus).minus(interval.length());
            seconds.add(between(begin, interval.length()));
        }
        return seconds;
    }

    private Duration begin(Kind kind) {
        return begins.getOrDefault(kind, Duration.ZERO);
    }

    private Duration length(Kind kind) {
        return kinds.getOrDefault(kind, Duration.ZERO);
    }

    private static long between(Duration begin, Duration length) {
        return begin.plus(length).toSeconds() - begin.toSeconds();
    }
}
