package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;

/// What one line of a policy says, as [PolicyLines] tells and changes them.
public sealed interface RuleValue {
    /// A length of time, such as a budget.
    record Length(Duration length) implements RuleValue {}

    /// Windows of the days of the line; none is closed all day.
    record Windows(List<TimeWindow> windows) implements RuleValue {
        public Windows {
            windows = List.copyOf(windows);
        }
    }

    /// Use and pause.
    record Break(Rest rest) implements RuleValue {}

    /// Warnings before the end, longest first.
    record Lengths(List<Duration> lengths) implements RuleValue {
        public Lengths {
            lengths = List.copyOf(lengths);
        }
    }

    /// What happens when time closes.
    record Zero(AtZero how) implements RuleValue {}

    /// Budgets that shrink.
    record Steps(StepDown steps) implements RuleValue {}

    /// The name of a preset, or `none`.
    record Pack(String name) implements RuleValue {}

    /// Whose public holidays are days off.
    record Holidays(Household.PublicCalendar published) implements RuleValue {}

    /// A period of the household.
    record Days(Period period) implements RuleValue {}
}
