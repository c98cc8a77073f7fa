package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;

/// A line of the account of a day, as parents and children read it. What was corrected stays as it was; the correction
/// is a line of its own behind it.
public sealed interface DayLine {
    /// What was left of the day after it, by the rules that were in force then; nothing when the day had no limit, or
    /// those rules are not kept any more.
    Optional<Duration> left();

    /// A stretch of time.
    ///
    /// @param number by which a child disputes it, from 1
    /// @param goesOn whether it is not over
    /// @param disputes what the child said of it, in order
    record Stretch(int number, Interval interval, boolean goesOn, Optional<Duration> left, List<Dispute> disputes)
            implements DayLine {
        public Stretch {
            disputes = List.copyOf(disputes);
        }

        /// What the child said of it and nobody answered.
        public Optional<Dispute> open() {
            return disputes.stream()
                    .filter(dispute -> dispute.answer().isEmpty())
                    .findFirst();
        }
    }

    /// What counts less, by a parent's word.
    ///
    /// @param settles what the child had said; nothing where a parent corrected the day by itself
    record TakenBack(Duration amount, Optional<Dispute> settles, Optional<Duration> left) implements DayLine {}

    /// The lines of a day in order. Stretches shorter than a second are left out, as nobody could read their length.
    ///
    /// @param now when it was told; a stretch that reaches it goes on
    static List<DayLine> of(AccountReport report, Instant now) {
        return new DayLines(report, now).all();
    }
}
