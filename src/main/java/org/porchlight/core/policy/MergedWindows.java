package org.porchlight.core.policy;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Windows of one day of which none overlaps or touches another.
final class MergedWindows {
    private static final int DAY = 24 * 60;

    /// @param place in the list as written
    /// @param start minutes after midnight
    /// @param end minutes after the same midnight, later than `start`
    private record Span(int place, int start, int end) {
        Span(int place, TimeWindow window) {
            this(place, minutes(window.start()), end(window));
        }

        private static int end(TimeWindow window) {
            int end = minutes(window.end());
            return end <= minutes(window.start()) ? end + DAY : end;
        }

        private static int minutes(LocalTime time) {
            return time.toSecondOfDay() / 60;
        }

        /// One window that holds both; two that hold more than a day cannot be one.
        boolean canTake(Span later) {
            int length = Math.max(end, later.end) - start;
            return later.start <= end && (length < DAY || (length == DAY && start == 0));
        }

        Span with(Span later) {
            return new Span(Math.min(place, later.place), start, Math.max(end, later.end));
        }

        TimeWindow window() {
            return new TimeWindow(LocalTime.ofSecondOfDay(start * 60L), LocalTime.ofSecondOfDay(end % DAY * 60L));
        }
    }

    private MergedWindows() {}

    /// The same time in windows apart from each other, each where the first of its parts stood.
    static List<TimeWindow> of(List<TimeWindow> windows) {
        var sorted = IntStream.range(0, windows.size())
                .mapToObj(i -> new Span(i, windows.get(i)))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
        var merged = new ArrayList<Span>();
        for (var span : sorted) {
            if (!merged.isEmpty() && merged.getLast().canTake(span)) {
                merged.add(merged.removeLast().with(span));
            } else {
                merged.add(span);
            }
        }
        return merged.stream()
                .sorted(Comparator.comparingInt(Span::place))
                .map(Span::window)
                .toList();
    }
}
