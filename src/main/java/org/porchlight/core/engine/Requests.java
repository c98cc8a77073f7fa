package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;

/// What a child asked for, and what was answered. One question waits at a time.
///
/// @param last the newest question
/// @param answered the newest answers: when it was asked, and where the answer was written
record Requests(Optional<Newest<Asked>> last, Map<Instant, Position> answered) {
    static final Requests NONE = new Requests(Optional.empty(), Map.of());

    /// More answers than this are not remembered; one question waits at a time.
    private static final int MOST_ANSWERS = 64;

    /// How long a question waits.
    static final Duration WAITS = Duration.ofHours(8);

    /// A question with the boot in which it was asked.
    record Asked(BootId boot, Fact.Requested fact) {}

    Requests {
        answered = Map.copyOf(answered);
    }

    Requests with(Event event, Fact.Requested fact) {
        var asked = new Asked(event.at().boot(), fact);
        return new Requests(Newest.of(last, Position.of(event), asked), answered);
    }

    Requests answering(Position at, Instant requestedAt) {
        var all = new HashMap<>(answered);
        all.merge(requestedAt, at, BinaryOperator.minBy(Comparator.naturalOrder()));
        if (all.size() > MOST_ANSWERS) {
            all.entrySet().stream()
                    .min(Map.Entry.<Instant, Position>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        return new Requests(last, all);
    }

    /// Without a question that was asked before a day.
    Requests since(LocalDate first) {
        var begin = Pauses.begin(first);
        return new Requests(last.filter(asked -> !asked.value().fact().at().isBefore(begin)), answered);
    }

    /// Where the question was written.
    Stream<Position> positions() {
        return last.stream().map(Newest::at);
    }

    /// The question that waits for an answer. One that was asked by a calendar that ran ahead, and did not come back
    /// with it, waits no more.
    Optional<Fact.Requested> waiting(Instant now, NavigableMap<Position, Moves> moves) {
        return last.filter(asked -> !answered.containsKey(asked.value().fact().at()))
                .filter(asked -> isWaiting(asked, now, moves))
                .map(asked -> asked.value().fact());
    }

    private static boolean isWaiting(Newest<Asked> asked, Instant now, NavigableMap<Position, Moves> moves) {
        var by = Moves.by(asked.value().boot(), asked.at(), moves);
        var at = asked.value().fact().at().plus(by);
        return !now.isBefore(at) && now.isBefore(at.plus(WAITS));
    }
}
