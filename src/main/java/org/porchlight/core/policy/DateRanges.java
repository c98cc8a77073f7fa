package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// A set of days, kept as ranges in order that neither overlap nor touch.
record DateRanges(List<DateRange> ranges) {
    static final DateRanges NONE = new DateRanges(List.of());

    DateRanges {
        ranges = List.copyOf(ranges);
    }

    static DateRanges of(Collection<DateRange> any) {
        var sorted = any.stream().sorted(Comparator.comparing(DateRange::first)).toList();
        var merged = new ArrayList<DateRange>(sorted.size());
        for (var range : sorted) {
            if (!merged.isEmpty()
                    && !range.first().isAfter(merged.getLast().last().plusDays(1))) {
                var before = merged.removeLast();
                var last = before.last().isAfter(range.last()) ? before.last() : range.last();
                merged.add(new DateRange(before.first(), last));
            } else {
                merged.add(range);
            }
        }
        return new DateRanges(merged);
    }

    boolean contains(LocalDate day) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var range = ranges.get(middle);
            if (range.contains(day)) {
                return true;
            }
            if (range.first().isAfter(day)) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }
}
