package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.event.Question;

/// Something that a child asked for, with what was answered.
///
/// @param id what people call it
/// @param amount nothing when the parent was to choose
/// @param answer nothing when there was none
public record Asking(String id, Instant at, Optional<Duration> amount, String words, Optional<Answer> answer) {
    /// What a parent said.
    ///
    /// @param by the actor, such as `parent:root`
    /// @param granted nothing when it was refused
    public record Answer(Instant at, String by, Optional<Duration> granted, String words) {}

    /// One that nobody answered yet.
    public static Asking of(Question.Requested fact) {
        return new Asking(fact.id(), fact.at(), fact.amount(), fact.words(), Optional.empty());
    }

    /// With what a parent said.
    ///
    /// @param when it was said
    public Asking answered(Instant when, String by, Question.Answered fact) {
        return new Asking(id, at, amount, words, Optional.of(new Answer(when, by, fact.granted(), fact.words())));
    }

    /// Until when it waits.
    public Instant until() {
        return at.plus(Question.Requested.WAITS);
    }

    /// Whether a parent may answer it.
    public boolean isWaiting(Instant now) {
        return answer.isEmpty() && now.isBefore(until());
    }
}
