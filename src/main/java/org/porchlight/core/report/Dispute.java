package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.event.Question;

/// A row of its account that a child says is wrong, with what was answered.
///
/// @param id what people call it
/// @param day whose account it is
/// @param at when it was said
/// @param row as it was then
/// @param answer nothing when there was none
public record Dispute(
        String id, LocalDate day, Instant at, Question.Disputed.Row row, String text, Optional<Answer> answer) {
    /// How long a parent has to answer.
    public static final Duration DUE = Duration.ofDays(7);

    /// What a parent said.
    ///
    /// @param by the actor, such as `parent:root`
    /// @param amount how much less of the day counts; nothing when the parent does not agree
    public record Answer(Instant at, String by, Duration amount, String words) {}

    /// One that waits.
    public static Dispute of(Question.Disputed fact) {
        return new Dispute(fact.id(), fact.day(), fact.at(), fact.row(), fact.text(), Optional.empty());
    }

    /// With what a parent said.
    public Dispute answered(String by, Question.Settled fact) {
        return new Dispute(id, day, at, row, text, Optional.of(new Answer(fact.at(), by, fact.amount(), fact.words())));
    }

    /// When it should be answered.
    public Instant due() {
        return at.plus(DUE);
    }

    /// Whether it should have been answered by now.
    public boolean isOverdue(Instant now) {
        return answer.isEmpty() && !now.isBefore(due());
    }
}
