package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.event.Question;

/// What a child asks the guard for.
public sealed interface Wish {
    /// The overrun of the finish line: once a day, while the day's budget is what closes or will close first. It is
    /// taken from the next day.
    record TakeFinishLine() implements Wish {}

    /// To stop now, in the last minute, instead of waiting for its end: a pause until it would open
    /// again after that, at most until the end of the local day. What is left is not used up, and time
    /// that is given ends the pause.
    record StopNow() implements Wish {}

    /// More time; a parent answers.
    ///
    /// @param amount at most 24 hours; nothing when the parent is to choose
    /// @param words at most 200 characters, may be empty
    record Request(Optional<Duration> amount, String words) implements Wish {}

    /// A limit of the day that the child sets itself. It holds at once and on every day; it can be made stricter at any
    /// time, and taken back from the next day on.
    ///
    /// @param limit whole steps of [#STEP]; nothing takes the one that holds back
    record LimitItself(Optional<Duration> limit) implements Wish {
        /// So that a child makes no more than so many sets of rules a day.
        public static final Duration STEP = Duration.ofMinutes(5);
    }

    /// A row of the account is wrong; a parent answers.
    ///
    /// @param day whose account it is
    /// @param text 1 to 200 characters
    record Dispute(LocalDate day, Question.Disputed.Row row, String text) implements Wish {}
}
