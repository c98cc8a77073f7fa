package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.CivilDays;

/// The times of study that parents opened.
///
/// @param opened where they lie, as pauses do
/// @param lasted how long those went on that ended before their time, by when they began as it was written
record Studies(Pauses opened, Map<Instant, Duration> lasted) {
    static final Studies NONE = new Studies(Pauses.NONE, Map.of());

    Studies {
        lasted = Map.copyOf(lasted);
    }

    Studies with(Event event, Fact.Studied fact) {
        return kept(opened.with(event, fact.at(), fact.until()), lasted);
    }

    Studies ending(Fact.StudyEnded fact) {
        var all = new HashMap<>(lasted);
        all.merge(fact.studiedAt(), fact.lasted(), Studies::shorter);
        return kept(opened.ending(fact.studiedAt()), all);
    }

    Studies since(LocalDate first) {
        return kept(opened.since(first), lasted);
    }

    private static Studies kept(Pauses opened, Map<Instant, Duration> lasted) {
        var all = new HashMap<>(lasted);
        all.keySet().retainAll(opened.ended());
        return new Studies(opened, all);
    }

    Stream<Position> positions() {
        return opened.positions();
    }

    /// The last one that did not end before its time, as it lies now; it may be over.
    Optional<TimeFacts.Study> last(NavigableMap<Position, Moves> moves) {
        return opened.longest(moves).map(span -> new TimeFacts.Study(span.from(), span.until()));
    }

    /// What those are called that go on at an instant, with how long each has.
    Map<Instant, Duration> going(Instant now, NavigableMap<Position, Moves> moves) {
        var found = new HashMap<Instant, Duration>();
        for (var began : opened.beyond(now, moves)) {
            var from = opened.lies(began, moves).from();
            found.put(began, from.isBefore(now) ? Duration.between(from, now) : Duration.ZERO);
        }
        return found;
    }

    /// Those of a day as they lie now, in order; one that ended before its time ends there.
    List<TimeFacts.Study> on(LocalDate day, ZoneId zone, NavigableMap<Position, Moves> moves) {
        return opened.begun().keySet().stream()
                .map(began -> lies(began, moves))
                .filter(study -> CivilDays.of(study.from(), zone).equals(day))
                .sorted(Comparator.comparing(TimeFacts.Study::from))
                .toList();
    }

    /// Whether one lies at an instant, also one that is over.
    boolean begunAt(Instant from, NavigableMap<Position, Moves> moves) {
        return opened.begun().keySet().stream()
                .anyMatch(began -> opened.lies(began, moves).from().equals(from));
    }

    private TimeFacts.Study lies(Instant began, NavigableMap<Position, Moves> moves) {
        var span = opened.lies(began, moves);
        var until = Optional.ofNullable(lasted.get(began)).map(span.from()::plus);
        return new TimeFacts.Study(span.from(), until.orElse(span.until()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
