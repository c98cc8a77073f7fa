package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;

/// What other rules would have changed for a child on days that are over: against what was, or, of [#against], against
/// what the rules of now would have made of the same days.
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
    /// @param ends nothing where nothing was used, or nothing could have been
    public record Day(
            LocalDate day,
            Duration used,
            Duration open,
            Duration closed,
            Duration overBudget,
            Duration more,
            int cut,
            Optional<Ends> ends) {
        /// The part of what was used that would not have been.
        public Duration less() {
            return closed.plus(overBudget);
        }

        /// The part of it for which nothing would have been left because it could have been used earlier in the day.
        public Duration moved() {
            return overBudget.compareTo(more) < 0 ? overBudget : more;
        }

        private Day against(Day now) {
            var less = notLess(now.open.minus(open));
            var byWindow = notLess(closed.minus(now.closed));
            var closedNew = byWindow.compareTo(less) < 0 ? byWindow : less;
            return new Day(
                    day,
                    used,
                    used.minus(less),
                    closedNew,
                    less.minus(closedNew),
                    notLess(more.minus(now.more)).plus(notLess(open.minus(now.open))),
                    Math.max(0, cut - now.cut),
                    ends.equals(now.ends) ? Optional.empty() : ends);
        }

        private static Duration notLess(Duration length) {
            return length.isNegative() ? Duration.ZERO : length;
        }

        /// How much less there would have been in all.
        public Duration fewer() {
            return less().minus(moved());
        }

        /// How much more there would have been in all, at most.
        public Duration added() {
            return more.minus(moved());
        }
    }

    /// The same, told of what other rules change against those that hold now: what both do to a day that is over is no
    /// news of the other ones.
    ///
    /// @param now of the same days by the rules that hold now
    public Rehearsal against(Rehearsal now) {
        var byDay = now.days.stream().collect(Collectors.toMap(Day::day, Function.identity()));
        return new Rehearsal(
                child,
                name,
                days.stream()
                        .map(day -> Optional.ofNullable(byDay.get(day.day()))
                                .map(day::against)
                                .orElse(day))
                        .toList());
    }

    /// When use ended on a day.
    ///
    /// @param was then
    /// @param would by the other rules, where all is used for which they are open
    public record Ends(Instant was, Instant would) {}

    /// On how many days it would have closed earlier.
    public long earlier() {
        return with(Day::less).size();
    }

    /// How many stretches of use it would have cut short.
    public int cut() {
        return days.stream().mapToInt(Day::cut).sum();
    }

    /// On how many days it would have stayed open longer.
    public long longer() {
        return with(Day::more).size();
    }

    /// The days on which something would have been other.
    public List<Day> changed() {
        return with(day -> day.less().plus(day.more()));
    }

    /// The days on which there is a part.
    public List<Day> with(Function<Day, Duration> part) {
        return days.stream().filter(day -> part.apply(day).isPositive()).toList();
    }

    /// How much less could have been used in all.
    public Duration less() {
        return sum(Day::less);
    }

    /// How much more could have been used in all, at most.
    public Duration more() {
        return sum(Day::more);
    }

    /// A part over all days.
    public Duration sum(Function<Day, Duration> part) {
        return days.stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }
}
