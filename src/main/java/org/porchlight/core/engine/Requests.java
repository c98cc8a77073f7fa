package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Question;
import org.porchlight.core.time.BootId;

/// What a child asked for, and what was answered. One question waits at a time: the newest.
///
/// @param asked the newest questions, by when they were asked as it was written
/// @param answered the newest answers, by the same
record Requests(Map<Instant, Asked> asked, Map<Instant, Answer> answered) {
    static final Requests NONE = new Requests(Map.of(), Map.of());

    /// More questions than this are not remembered.
    private static final int MOST_QUESTIONS = 16;

    /// More answers than this are not remembered.
    private static final int MOST_ANSWERS = 64;

    private static final Comparator<Asked> NEWEST = Comparator.comparing(Asked::at)
            .thenComparing(question -> question.fact().at());

    /// A question, and where it was written.
    record Asked(Position at, BootId boot, Question.Requested fact) {
        /// When it was asked, as that lies on the calendar now.
        private Instant lies(NavigableMap<Position, Moves> moves) {
            return fact.at().plus(Moves.by(boot, at, moves));
        }
    }

    /// An answer, where it was written and who gave it.
    record Answer(Position at, Actor by, Question.Answered fact) {}

    Requests {
        asked = Map.copyOf(asked);
        answered = Map.copyOf(answered);
    }

    Requests with(Event event, Question.Requested fact) {
        var all = new HashMap<>(asked);
        var question = new Asked(Position.of(event), event.at().boot(), fact);
        all.merge(fact.at(), question, BinaryOperator.maxBy(NEWEST));
        if (all.size() > MOST_QUESTIONS) {
            all.values().stream().min(NEWEST).ifPresent(all.values()::remove);
        }
        return new Requests(all, answered);
    }

    /// Of two answers to one question the first holds.
    Requests answering(Event event, Question.Answered fact) {
        var all = new HashMap<>(answered);
        var answer = new Answer(Position.of(event), event.actor(), fact);
        all.merge(fact.requestedAt(), answer, BinaryOperator.minBy(Comparator.comparing(Answer::at)));
        if (all.size() > MOST_ANSWERS) {
            all.entrySet().stream()
                    .min(Map.Entry.<Instant, Answer>comparingByValue(Comparator.comparing(Answer::at))
                            .thenComparing(Map.Entry.comparingByKey()))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        return new Requests(asked, all);
    }

    /// Without questions that were asked before a day.
    Requests since(LocalDate first) {
        var begin = Pauses.begin(first);
        var kept = new HashMap<>(asked);
        kept.keySet().removeIf(at -> at.isBefore(begin));
        return new Requests(kept, answered);
    }

    /// Where the questions were written.
    Stream<Position> positions() {
        return asked.values().stream().map(Asked::at);
    }

    /// The newest question, whether or not it waits.
    Optional<Question.Requested> last() {
        return asked.values().stream().max(NEWEST).map(Asked::fact);
    }

    Optional<Question.Requested> named(String id) {
        return asked.values().stream()
                .map(Asked::fact)
                .filter(question -> question.id().equals(id))
                .findFirst();
    }

    Optional<Answer> answer(Question.Requested question) {
        return Optional.ofNullable(answered.get(question.at()));
    }

    /// How many were asked after an instant.
    long countAfter(Instant since, NavigableMap<Position, Moves> moves) {
        return asked.values().stream()
                .filter(question -> question.lies(moves).isAfter(since))
                .count();
    }

    /// The question that waits for an answer. One that was asked by a calendar that ran ahead, and did not come back
    /// with it, waits no more.
    Optional<Question.Requested> waiting(Instant now, NavigableMap<Position, Moves> moves) {
        return asked.values().stream()
                .max(NEWEST)
                .filter(question -> !answered.containsKey(question.fact().at()))
                .filter(question -> isWaiting(question.lies(moves), now))
                .map(Asked::fact);
    }

    private static boolean isWaiting(Instant at, Instant now) {
        return !now.isBefore(at) && now.isBefore(at.plus(Question.Requested.WAITS));
    }
}
