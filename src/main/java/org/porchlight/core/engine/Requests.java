package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;

/// What a child asked for, and what was answered. One question waits at a time.
///
/// @param last the newest question
/// @param answered when those were asked that have an answer
record Requests(Optional<Newest<Asked>> last, Set<Instant> answered) {
    static final Requests NONE = new Requests(Optional.empty(), Set.of());

    /// How long a question waits.
    static final Duration WAITS = Duration.ofHours(8);

    /// A question with the boot in which it was asked.
    record Asked(BootId boot, Fact.Requested fact) {}

    Requests {
        answered = Set.copyOf(answered);
    }

    Requests with(Event event, Fact.Requested fact) {
        var asked = new Asked(event.at().boot(), fact);
        return new Requests(Newest.of(last, Position.of(event), asked), answered);
    }

    Requests answering(Instant requestedAt) {
        var all = new HashSet<>(answered);
        all.add(requestedAt);
        return new Requests(last, all);
    }

    /// The question that waits for an answer. One that was asked by a calendar that ran ahead, and did not come back
    /// with it, waits no more.
    Optional<Fact.Requested> waiting(Instant now, NavigableMap<Position, Moves> moves) {
        return last.filter(asked -> !answered.contains(asked.value().fact().at()))
                .filter(asked -> isWaiting(asked, now, moves))
                .map(asked -> asked.value().fact());
    }

    private static boolean isWaiting(Newest<Asked> asked, Instant now, NavigableMap<Position, Moves> moves) {
        var by = Moves.by(asked.value().boot(), asked.at(), moves);
        var at = asked.value().fact().at().plus(by);
        return !now.isBefore(at) && now.isBefore(at.plus(WAITS));
    }
}
