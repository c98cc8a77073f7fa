package org.porchlight.core.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;

/// What parents paused, and which pauses they ended.
///
/// @param begun the newest ones, by when they began as it was written
/// @param ended those that parents ended, named the same
record Pauses(Map<Instant, Pause> begun, Set<Instant> ended) {
    static final Pauses NONE = new Pauses(Map.of(), Set.of());
    private static final int MOST = 64;

    record Pause(Position at, BootId boot, Instant until) {}

    Pauses {
        begun = Map.copyOf(begun);
        ended = Set.copyOf(ended);
    }

    Pauses with(Event event, Fact.Paused fact) {
        var all = new HashMap<>(begun);
        all.put(fact.at(), new Pause(Position.of(event), event.at().boot(), fact.until()));
        if (all.size() > MOST) {
            all.entrySet().stream()
                    .min(Map.Entry.comparingByValue((one, other) -> one.at().compareTo(other.at())))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        var over = new HashSet<>(ended);
        over.retainAll(all.keySet());
        return new Pauses(all, ended.size() > MOST ? over : ended);
    }

    Pauses ending(Instant at) {
        var all = new HashSet<>(ended);
        all.add(at);
        return new Pauses(begun, all);
    }

    /// The last pause as it lies now, unless a parent ended it; it may be over.
    Optional<TimeFacts.Pause> last(NavigableMap<Position, Moves> moves) {
        return begun.entrySet().stream()
                .max(Map.Entry.comparingByValue((one, other) -> one.at().compareTo(other.at())))
                .filter(last -> !ended.contains(last.getKey()))
                .map(last -> lies(last.getKey(), last.getValue(), moves));
    }

    /// The name of the pause that [#last] gives.
    Optional<Instant> lastName() {
        return begun.entrySet().stream()
                .max(Map.Entry.comparingByValue((one, other) -> one.at().compareTo(other.at())))
                .map(Map.Entry::getKey);
    }

    private static TimeFacts.Pause lies(Instant from, Pause pause, NavigableMap<Position, Moves> moves) {
        var by = Moves.by(pause.boot(), pause.at(), moves);
        return new TimeFacts.Pause(from.plus(by), pause.until().plus(by));
    }
}
