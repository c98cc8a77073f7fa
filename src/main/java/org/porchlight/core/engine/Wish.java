package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.event.Fact;

/// What a child asks the guard for.
public sealed interface Wish {
    /// The overrun of the finish line: once a day, while the day's budget is what closes or will close first. It is
    /// taken from the next day.
    record TakeFinishLine() implements Wish {}

    /// More time; a parent answers.
    ///
    /// @param amount at most 24 hours; nothing when the parent is to choose
    /// @param words at most 200 characters, may be empty
    record Request(Optional<Duration> amount, String words) implements Wish {}

    /// A row of the account is wrong; a parent answers.
    ///
    /// @param day whose account it is
    /// @param text 1 to 200 characters
    record Dispute(LocalDate day, Fact.Disputed.Row row, String text) implements Wish {}
}
