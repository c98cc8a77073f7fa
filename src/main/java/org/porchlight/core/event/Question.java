package org.porchlight.core.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.ChildId;

/// What a child asks its parents, or says is wrong, and what they answer.
public sealed interface Question extends Fact {
    ChildId child();

    @Override
    default Optional<ChildId> about() {
        return Optional.of(child());
    }

    /// The child asks for more time.
    ///
    /// @param amount nothing when the parent is to choose
    record Requested(ChildId child, Instant at, Optional<Duration> amount, String words) implements Question {
        /// How long it waits for an answer.
        public static final Duration WAITS = Duration.ofHours(8);

        /// How the ids of grants begin that answer one.
        public static final String GRANT = "request:";

        /// Until when it waits for an answer.
        public Instant until() {
            return at.plus(WAITS);
        }

        /// What people call it.
        public String id() {
            return ShortId.of("request", child, at);
        }
    }

    /// A parent answered what the child asked at `requestedAt`.
    ///
    /// @param granted what was given; nothing when it was refused
    /// @param at calendar time; nothing for what an older program wrote
    record Answered(ChildId child, Instant requestedAt, Optional<Duration> granted, String words, Optional<Instant> at)
            implements Question {
        /// An answer as an older program wrote it.
        public Answered(ChildId child, Instant requestedAt, Optional<Duration> granted, String words) {
            this(child, requestedAt, granted, words, Optional.empty());
        }
    }

    /// The child says that a row of its account is wrong.
    ///
    /// @param day whose account it is
    /// @param row as it was when it was said
    record Disputed(ChildId child, LocalDate day, Instant at, Row row, String text) implements Question {
        /// A row of an account, without the program: parents may not be told of that.
        ///
        /// @param from by which it is known; a row that goes on ends later
        public record Row(Instant from, Instant to, Duration length, Kind kind) {
            public static Row of(Interval interval) {
                return new Row(interval.from(), interval.to(), interval.length(), interval.kind());
            }
        }

        /// What people call it.
        public String id() {
            return ShortId.of("dispute", child, at);
        }
    }

    /// A parent answered what the child disputed at `disputedAt`. What counts less for it is [Corrected].
    ///
    /// @param amount how much less of the day counts; nothing when the parent does not agree
    record Settled(ChildId child, LocalDate day, Instant disputedAt, Duration amount, String words, Instant at)
            implements Question {}
}
