package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.time.BootId;

/// What parents paused, or a child that stopped, and which pauses were ended.
///
/// @param begun the newest ones, by when they began as it was written
/// @param ended those that were ended, named the same
record Pauses(Map<Instant, Pause> begun, Set<Instant> ended) {
    static final Pauses NONE = new Pauses(Map.of(), Set.of());
    private static final int MOST = 64;
    private static final Comparator<Pause> LONGEST =
            Comparator.comparing(Pause::until).thenComparing(Pause::at);

    /// @param by who began it
    record Pause(Position at, BootId boot, Instant until, Actor by) {}

    Pauses {
        begun = Map.copyOf(begun);
        ended = Set.copyOf(ended);
    }

    Pauses with(Event event, Instant at, Instant until) {
        var all = new HashMap<>(begun);
        var pause = new Pause(Position.of(event), event.at().boot(), until, event.actor());
        all.merge(at, pause, BinaryOperator.maxBy(LONGEST));
        if (all.size() > MOST) {
            all.entrySet().stream()
                    .min(Map.Entry.comparingByValue((one, other) -> one.at().compareTo(other.at())))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        var over = new HashSet<>(ended);
        over.retainAll(all.keySet());
        return new Pauses(all, ended.size() > MOST ? over : ended);
    }

    /// Without those that were over before a day, wherever on the earth it begins.
    Pauses since(LocalDate first) {
        var begin = begin(first);
        var kept = new HashMap<>(begun);
        kept.values().removeIf(pause -> pause.until().isBefore(begin));
        var over = new HashSet<>(ended);
        over.retainAll(kept.keySet());
        return new Pauses(kept, over);
    }

    /// An instant at which no zone has reached a day yet.
    static Instant begin(LocalDate day) {
        return day.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Where they were written.
    Stream<Position> positions() {
        return begun.values().stream().map(Pause::at);
    }

    Pauses ending(Instant at) {
        var all = new HashSet<>(ended);
        all.add(at);
        return new Pauses(begun, all);
    }

    /// Of the pauses that nobody ended the one that lasts longest, as it lies now; it may be over. A shorter one
    /// that came later takes nothing from it.
    Optional<TimeFacts.Pause> longest(NavigableMap<Position, Moves> moves) {
        return longestOf(moves).map(pause -> lies(pause.getKey(), pause.getValue(), moves));
    }

    /// Who began that one.
    Optional<Actor> longestBy(NavigableMap<Position, Moves> moves) {
        return longestOf(moves).map(pause -> pause.getValue().by());
    }

    private Optional<Map.Entry<Instant, Pause>> longestOf(NavigableMap<Position, Moves> moves) {
        Function<Map.Entry<Instant, Pause>, TimeFacts.Pause> lies =
                pause -> lies(pause.getKey(), pause.getValue(), moves);
        return goingOn()
                .max(Comparator.comparing(lies.andThen(TimeFacts.Pause::until))
                        .thenComparing(lies.andThen(TimeFacts.Pause::from), Comparator.reverseOrder()));
    }

    /// What the pauses are called that nobody ended and that last longer than until an instant, in order.
    List<Instant> beyond(Instant now, NavigableMap<Position, Moves> moves) {
        return goingOn()
                .filter(pause ->
                        lies(pause.getKey(), pause.getValue(), moves).until().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Those of them that somebody began.
    List<Instant> beyond(Instant now, Actor by, NavigableMap<Position, Moves> moves) {
        return goingOn()
                .filter(pause -> by.equals(pause.getValue().by())
                        && lies(pause.getKey(), pause.getValue(), moves).until().isAfter(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Where one that is known lies now.
    TimeFacts.Pause lies(Instant began, NavigableMap<Position, Moves> moves) {
        var pause = begun.get(began);
        if (pause == null) {
            throw new IllegalArgumentException("nothing began at " + began);
        }
        return lies(began, pause, moves);
    }

    private Stream<Map.Entry<Instant, Pause>> goingOn() {
        return begun.entrySet().stream().filter(pause -> !ended.contains(pause.getKey()));
    }

    private static TimeFacts.Pause lies(Instant from, Pause pause, NavigableMap<Position, Moves> moves) {
        var by = Moves.by(pause.boot(), pause.at(), moves);
        return new TimeFacts.Pause(from.plus(by), pause.until().plus(by));
    }
}
