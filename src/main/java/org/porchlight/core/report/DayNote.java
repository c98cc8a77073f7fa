package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// Something of a day that a person may want to know.
///
/// @param child nothing when it is about all
/// @param subject what it is about: a program's path, a host, a kind of clock event, of secret or of what lacks, a
///     parent, the child whose own limit is another or that stopped by itself, somebody's words, or empty
/// @param seconds an amount, or 0; of an own limit what a parent made of it, where 0 is that there is none any more
/// @param by the parent whose deed it is ([Sort#isOfAParent]), such as `parent:mum`; empty for all else, and for a
///     code, which is nobody's
/// @param right by which right time was given; nothing for all else
public record DayNote(
        Instant at,
        Sort sort,
        Optional<ChildId> child,
        String subject,
        long seconds,
        String by,
        Optional<Fact.Granted.By> right) {
    private static final Duration ONE_MOMENT = Duration.ofSeconds(1);

    /// Something of which it is not told who did it.
    public DayNote(Instant at, Sort sort, Optional<ChildId> child, String subject, long seconds) {
        this(at, sort, child, subject, seconds, "", Optional.empty());
    }

    /// The same as a parent's deed.
    ///
    /// @param actor as the ledger keeps it
    public DayNote doneBy(String actor) {
        return new DayNote(at, sort, child, subject, seconds, actor, right);
    }

    /// The same time, given by a right.
    public DayNote givenBy(Fact.Granted.By given) {
        return new DayNote(at, sort, child, subject, seconds, by, Optional.of(given));
    }

    /// The same without whose own limit it is, where it is another child's than that of the reader.
    public DayNote readBy(ChildId reader) {
        return sort == Sort.POLICY_STORED && !subject.equals(reader.value())
                ? new DayNote(at, sort, child, "", 0, by, right)
                : this;
    }

    /// Whether a parent put rules in force.
    boolean isRulesOfAParent() {
        return sort == Sort.POLICY_STORED && !by.isEmpty();
    }

    /// Of rules that a parent put in force, that an own limit is another by them.
    DayNote limiting(ChildId whose, Optional<Duration> limit) {
        return new DayNote(
                at, sort, child, whose.value(), limit.map(Duration::toSeconds).orElse(0L), by, right);
    }

    /// Whether a parent made something of the own limit of the child that reads this.
    public boolean isOwnLimitByAParent() {
        return isRulesOfAParent() && !subject.isEmpty();
    }

    /// Whether this is the answer by which a gift was given: both are of one moment.
    boolean isAnswerWith(DayNote gift) {
        return sort == Sort.APPROVED
                && child.equals(gift.child)
                && seconds == gift.seconds
                && gift.subject.isEmpty()
                && Duration.between(at, gift.at).abs().compareTo(ONE_MOMENT) < 0;
    }

    /// What happened.
    public enum Sort {
        GUARD_STARTED,
        POLICY_STORED,
        GRANTED,
        PAUSED,
        UNPAUSED,
        /// A time of study was opened; the amount is how long it was to be.
        STUDIED,
        /// A study was ended before its time; the amount is how long it went on.
        STUDY_ENDED,
        LIMIT_REACHED,
        PROGRAM_DENIED,
        SITE_DENIED,
        CLOCK_CHANGED,
        REDATED,
        FINISH_LINE,
        CORRECTED,
        REQUESTED,
        APPROVED,
        DENIED,
        /// Somebody gave a wrong secret; which kind is the subject.
        WRONG_SECRET,
        /// One-time codes of an amount were enrolled; who did is the subject, such as `mum`.
        CODES_ENROLLED,
        /// Something stopped working by which the rules are kept; which is the subject, such as `PROGRAMS`.
        WEAKENED,
        /// It works again.
        MENDED;

        /// Whether it is a parent's deed of which the account tells whose.
        public boolean isOfAParent() {
            return switch (this) {
                case POLICY_STORED, GRANTED, PAUSED, UNPAUSED, STUDIED, STUDY_ENDED, CORRECTED, APPROVED, DENIED ->
                    true;
                case GUARD_STARTED,
                        LIMIT_REACHED,
                        PROGRAM_DENIED,
                        SITE_DENIED,
                        CLOCK_CHANGED,
                        REDATED,
                        FINISH_LINE,
                        REQUESTED,
                        WRONG_SECRET,
                        CODES_ENROLLED,
                        WEAKENED,
                        MENDED -> false;
            };
        }

        /// Whether it is about clock and calendar.
        public boolean isOfTheClock() {
            return this == CLOCK_CHANGED || this == REDATED;
        }
    }
}
