package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.policy.ChildId;

/// What a rule for time made of a history.
///
/// @param children in the order of their ids
/// @param clock what was told of the clock, in order
/// @param touched everybody whose programs stood still at any time, or of whom anything was written
/// @param laws those that can be seen in one history
public record Outcome(List<Child> children, List<ClockMark> clock, Set<ChildId> touched, List<Law> laws) {
    /// One child.
    ///
    /// @param days in order
    /// @param starts programs that came to the front, in order
    public record Child(ChildId id, List<DayOutcome> days, List<VerdictChange> verdicts, List<Start> starts) {
        public Child {
            days = List.copyOf(days);
            verdicts = List.copyOf(verdicts);
            starts = List.copyOf(starts);
        }
    }

    /// A program comes to the front.
    ///
    /// @param at true time since the beginning
    /// @param path absolute
    /// @param allowed whether the rule for time lets it start then
    public record Start(Duration at, String path, boolean allowed) {}

    /// A verdict with another state or reason than the one before.
    ///
    /// @param at true time since the beginning
    public record VerdictChange(
            Duration at, TimeState state, Reason reason, Optional<Instant> until, Optional<Instant> next) {}

    /// Something that was told of the clock.
    ///
    /// @param at true time since the beginning
    /// @param trusted what the rule takes the time to be
    /// @param confidence on what word
    public record ClockMark(Duration at, Instant trusted, String confidence, String event) {}

    /// A law of TIME and whether this history kept it.
    public record Law(String id, boolean ok, String detail) {}

    public Outcome {
        children = List.copyOf(children);
        clock = List.copyOf(clock);
        touched = Set.copyOf(touched);
        laws = List.copyOf(laws);
    }
}
