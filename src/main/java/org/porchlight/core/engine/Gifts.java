package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Fact;

/// What parents gave one child, by what tells it apart.
///
/// @param written as it was given
/// @param now as it lies after all re-datings
/// @param granted what that comes to on each day
record Gifts(Map<String, Gift> written, Map<String, Gift> now, Map<LocalDate, Duration> granted) {
    static final Gifts NONE = new Gifts(Map.of(), Map.of(), Map.of());

    boolean has(String id) {
        return written.containsKey(id);
    }

    Duration on(LocalDate day) {
        return granted.getOrDefault(day, Duration.ZERO);
    }

    Duration on(LocalDate day, Fact.Granted.By by) {
        return between(day, day, by);
    }

    /// What was given by a right on the days from one to another, both included.
    Duration between(LocalDate first, LocalDate last, Fact.Granted.By by) {
        return now.values().stream()
                .filter(gift -> gift.by() == by
                        && !gift.day().isBefore(first)
                        && !gift.day().isAfter(last))
                .map(Gift::amount)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// When it is open past the windows, in order.
    List<TimeFacts.Beyond> beyond() {
        return now.values().stream()
                .flatMap(gift -> gift.beyond().stream())
                .sorted(Comparator.comparing(TimeFacts.Beyond::from).thenComparing(TimeFacts.Beyond::until))
                .toList();
    }

    /// One more; of two of one name the first holds.
    Gifts with(String id, Gift gift, NavigableMap<Position, Moves> moves) {
        if (has(id)) {
            return this;
        }
        var all = new HashMap<>(written);
        all.put(id, gift);
        return lying(all, moves);
    }

    /// Those that were written for a day from `first` on.
    Gifts since(LocalDate first, NavigableMap<Position, Moves> moves) {
        var kept = new HashMap<>(written);
        kept.values().removeIf(gift -> gift.day().isBefore(first));
        return lying(kept, moves);
    }

    Gifts moved(NavigableMap<Position, Moves> moves) {
        return lying(written, moves);
    }

    private static Gifts lying(Map<String, Gift> written, NavigableMap<Position, Moves> moves) {
        var now = new HashMap<String, Gift>();
        var sums = new HashMap<LocalDate, Duration>();
        written.forEach((id, gift) -> {
            var there = gift;
            for (var move : moves.values()) {
                there = there.moved(move);
            }
            now.put(id, there);
            sums.merge(there.day(), there.amount(), Duration::plus);
        });
        return new Gifts(written, now, sums);
    }

    /// Where they were written.
    Stream<Position> positions() {
        return written.values().stream().map(Gift::position);
    }

    /// The same are those that lie the same now, wherever they were written.
    @Override
    public boolean equals(Object other) {
        return other instanceof Gifts gifts && now.equals(gifts.now);
    }

    @Override
    public int hashCode() {
        return now.hashCode();
    }
}
