package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;

/// What a child asked and disputed lately, with what parents answered.
public final class Questions {
    private final Requests requests;
    private final Disputes disputes;
    private final NavigableMap<Position, Moves> moves;

    Questions(Requests requests, Disputes disputes, NavigableMap<Position, Moves> moves) {
        this.requests = requests;
        this.disputes = disputes;
        this.moves = moves;
    }

    /// An answer with who gave it.
    public record By<F extends Fact>(Actor actor, F fact) {}

    /// The request that waits for an answer.
    public Optional<Question.Requested> waiting(Instant now) {
        return requests.waiting(now, moves);
    }

    /// The newest request, whether or not it waits.
    public Optional<Question.Requested> lastRequest() {
        return requests.last();
    }

    /// The request that people call by this id.
    public Optional<Question.Requested> request(String id) {
        return requests.named(id);
    }

    /// What a parent said to a request.
    public Optional<By<Question.Answered>> answer(Question.Requested request) {
        return requests.answer(request).map(answer -> new By<>(answer.by(), answer.fact()));
    }

    /// Whether something was asked at an instant, as it was written.
    boolean hasAsked(Instant at) {
        return requests.asked().containsKey(at);
    }

    /// How many requests came after an instant, of the newest.
    long askedAfter(Instant since) {
        return requests.countAfter(since, moves);
    }

    /// Disputes that wait for an answer, of days from one on, oldest first.
    public List<Question.Disputed> open(LocalDate first) {
        return disputes.open(first);
    }

    /// The dispute that people call by this id.
    public Optional<Question.Disputed> dispute(String id) {
        return disputes.named(id);
    }

    /// What a parent said to a dispute.
    public Optional<By<Question.Settled>> settlement(Question.Disputed dispute) {
        return disputes.settlement(dispute).map(answer -> new By<>(answer.by(), answer.fact()));
    }

    /// Whether something was disputed at an instant, as it was written.
    boolean hasDispute(Instant at) {
        return disputes.raised().containsKey(at);
    }
}
