package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Day budgets that shrink step by step. On `from` the first step is taken.
///
/// @param by how much a step takes
/// @param floor no step goes below it; a budget that is below it already stays as it is
public record StepDown(Duration by, Every every, Duration floor, LocalDate from) {
    /// How often a step is taken.
    public enum Every {
        DAY,
        WEEK,
        /// Where a month lacks the day of `from`, on its last day.
        MONTH
    }

    /// What is left of a budget on a day.
    public Duration of(Duration budget, LocalDate day) {
        var least = budget.compareTo(floor) < 0 ? budget : floor;
        var stepped = budget.minus(by.multipliedBy(steps(day)));
        return stepped.compareTo(least) > 0 ? stepped : least;
    }

    /// How many steps were taken up to a day, that day's own included.
    public long steps(LocalDate day) {
        if (day.isBefore(from)) {
            return 0;
        }
        return switch (every) {
            case DAY -> 1 + ChronoUnit.DAYS.between(from, day);
            case WEEK -> 1 + ChronoUnit.DAYS.between(from, day) / 7;
            case MONTH -> 1 + months(day);
        };
    }

    private long months(LocalDate day) {
        long whole = ChronoUnit.MONTHS.between(from, day);
        return from.plusMonths(whole + 1).isAfter(day) ? whole : whole + 1;
    }
}
