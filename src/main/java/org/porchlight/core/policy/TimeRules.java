package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a family, or a preset, says on when a child may use the PC and how long. What is absent was not said; what
/// then holds is told by [ChildRules].
///
/// @param windows open times by day; an empty list is closed all day
/// @param budget time a day; at most 24 hours
/// @param week time a week
/// @param month time a calendar month
/// @param warn how long before the end the child is told, longest first, no two alike
/// @param carryOver unused day budget kept for the next day, at most this much in all
/// @param finishLine overrun that the child may take once a day
/// @param ownLimit the child's own, stricter day budget, which an end that is over makes none
/// @param study what holds for times of study
public record TimeRules(
        DayMap<List<TimeWindow>> windows,
        DayMap<Duration> budget,
        Optional<Duration> week,
        Optional<Duration> month,
        Optional<Rest> rest,
        Optional<List<Duration>> warn,
        Optional<Duration> carryOver,
        Optional<Duration> finishLine,
        Optional<AtZero> atZero,
        Optional<OwnLimit> ownLimit,
        Optional<StepDown> stepDown,
        Optional<StudyRules> study) {
    /// Nothing is said.
    public static final TimeRules NONE = of(DayMap.none(), DayMap.none());

    public TimeRules {
        warn = warn.map(List::copyOf);
    }

    /// The same with other windows and day budgets.
    TimeRules with(Group byDay) {
        return new TimeRules(
                byDay.windows(),
                byDay.budget(),
                week,
                month,
                rest,
                warn,
                carryOver,
                finishLine,
                atZero,
                ownLimit,
                stepDown,
                study);
    }

    /// Windows and day budgets alone.
    public static TimeRules of(DayMap<List<TimeWindow>> windows, DayMap<Duration> budget) {
        return new TimeRules(
                windows,
                budget,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
