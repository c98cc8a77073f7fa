package org.porchlight.core.engine;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.account.Dated;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Sums;

/// The closed intervals of one child that are kept one by one, in the order in which they were written.
record Entries(NavigableMap<Entry.Key, Entry> all) {
    static final Entries NONE = new Entries(new TreeMap<>());

    int size() {
        return all.size();
    }

    boolean has(Entry.Key key) {
        return all.containsKey(key);
    }

    Entries with(Entry.Key key, Entry entry) {
        var more = new TreeMap<>(all);
        more.put(key, entry);
        return new Entries(more);
    }

    Entries moved(NavigableMap<Position, Moves> moves) {
        var there = new TreeMap<>(all);
        there.replaceAll((_, entry) -> entry.moved(moves));
        return new Entries(there);
    }

    /// Those of which a part lies on a day from `first` on.
    Entries since(LocalDate first) {
        var kept = new TreeMap<>(all);
        kept.values()
                .removeIf(entry ->
                        entry.parts().stream().allMatch(part -> part.day().isBefore(first)));
        return new Entries(kept);
    }

    /// The last ones.
    Entries newest(int most) {
        var kept = new TreeMap<>(all);
        while (kept.size() > most) {
            kept.pollFirstEntry();
        }
        return new Entries(kept);
    }

    /// Those that are not among others.
    Entries without(Entries others) {
        var left = new TreeMap<>(all);
        left.keySet().removeAll(others.all.keySet());
        return new Entries(left);
    }

    /// The latest first.
    Stream<Interval> latest() {
        return all.descendingMap().values().stream()
                .flatMap(entry -> entry.parts().reversed().stream())
                .map(Dated::interval);
    }

    /// What they come to on each day.
    Map<LocalDate, Sums> sums() {
        return all.values().stream()
                .flatMap(entry -> entry.parts().stream())
                .collect(Collectors.groupingBy(
                        Dated::day,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Dated::interval, Collectors.toList()), Sums::of)));
    }

    /// Where they were written.
    Stream<Position> positions() {
        return all.keySet().stream().map(Entry.Key::at);
    }
}
