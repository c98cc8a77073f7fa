package org.porchlight.core.report;

import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// Something of a day that a person may want to know.
///
/// @param child nothing when it is about all
/// @param subject what it is about: a program's path, a host, a kind of clock event or of secret, or empty
/// @param seconds an amount, or 0
public record DayNote(Instant at, Sort sort, Optional<ChildId> child, String subject, long seconds) {
    /// What happened.
    public enum Sort {
        GUARD_STARTED,
        POLICY_STORED,
        GRANTED,
        PAUSED,
        UNPAUSED,
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
        WRONG_SECRET;

        /// Whether it is about clock and calendar.
        public boolean isOfTheClock() {
            return this == CLOCK_CHANGED || this == REDATED;
        }
    }
}
