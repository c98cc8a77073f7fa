package org.porchlight.core.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.porchlight.core.policy.ChildId;

/// What other rules would have changed for a child on days that are over.
///
/// @param name as the family says it
/// @param days on which something is known of the child, in order
public record Rehearsal(ChildId child, String name, List<Day> days) {
    public Rehearsal {
        days = List.copyOf(days);
    }

    /// One day.
    ///
    /// @param used what was counted then
    /// @param open the part of it for which the other rules are open
    /// @param closed the part for which they are closed by a window
    /// @param overBudget the part for which nothing would have been left
    /// @param more for how long the child's programs were stopped then while the other rules are open
    /// @param cut how many stretches of use the other rules would have ended before their end, or not let begin
    public record Day(
            LocalDate day, Duration used, Duration open, Duration closed, Duration overBudget, Duration more, int cut) {
        /// The part of what was used that would not have been.
        public Duration less() {
            return closed.plus(overBudget);
        }
    }

    /// On how many days it would have closed earlier.
    public long earlier() {
        return days.stream().filter(day -> day.less().isPositive()).count();
    }

    /// How many stretches of use it would have cut short.
    public int cut() {
        return days.stream().mapToInt(Day::cut).sum();
    }

    /// On how many days it would have stayed open longer.
    public long longer() {
        return days.stream().filter(day -> day.more().isPositive()).count();
    }

    /// How much less could have been used in all.
    public Duration less() {
        return sum(Day::less);
    }

    /// How much more could have been used in all, at most.
    public Duration more() {
        return sum(Day::more);
    }

    private Duration sum(Function<Day, Duration> part) {
        return days.stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }
}
