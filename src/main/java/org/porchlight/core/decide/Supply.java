package org.porchlight.core.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.GroupSchedule;
import org.porchlight.core.policy.Schedule;

/// What a day has left of its amounts, and how it goes on at midnight.
sealed interface Supply {
    LocalDate day();

    Schedule schedule();

    /// In the order in which they are named when several end together.
    List<Limit> limits();

    Supply spending(Duration amount);

    /// The next day, as it begins.
    Supply next();

    /// Whether nothing that stands now can be felt on a day.
    boolean isSettledBefore(LocalDate day);

    /// The last day that gives anything by itself; nothing when there is no such day.
    Optional<LocalDate> lastGiven();

    default boolean hasLeft() {
        for (var limit : limits()) {
            if (limit.left().isZero()) {
                return false;
            }
        }
        return true;
    }

    /// A day that is not before this one, when nothing is used until then.
    default Supply on(LocalDate other) {
        var at = this;
        while (at.day().isBefore(other)) {
            at = at.next();
        }
        return at;
    }

    /// All time of a child.
    record OfTime(Standing standing, Coming coming, ChildRules rules) implements Supply {
        @Override
        public LocalDate day() {
            return standing.day();
        }

        @Override
        public Schedule schedule() {
            return rules.schedule();
        }

        @Override
        public List<Limit> limits() {
            return standing.limits(rules);
        }

        @Override
        public Supply spending(Duration amount) {
            return new OfTime(standing.spending(amount), coming, rules);
        }

        @Override
        public Supply next() {
            return new OfTime(standing.next(rules, coming.trust()), coming.next(), rules);
        }

        @Override
        public boolean isSettledBefore(LocalDate day) {
            return standing.debt().isZero()
                    && standing.finish().isZero()
                    && standing.owed().isZero()
                    // Week and month have begun anew by then.
                    && day.isAfter(standing.day().plusDays(31));
        }

        @Override
        public Optional<LocalDate> lastGiven() {
            return coming.given().map(days -> {
                var last = standing.day();
                for (int i = 0; i < days; i++) {
                    last = Standing.after(rules, last);
                }
                return last;
            });
        }
    }

    /// A group of programs or sites, which has a day budget and nothing else.
    record OfGroup(LocalDate day, Duration spent, GroupSchedule group) implements Supply {
        @Override
        public Schedule schedule() {
            return group.schedule();
        }

        @Override
        public List<Limit> limits() {
            return group.budget(day)
                    .map(said -> List.of(Limit.of(said.value().minus(spent), Reason.DAY_BUDGET, said)))
                    .orElse(List.of());
        }

        @Override
        public Supply spending(Duration amount) {
            return new OfGroup(day, spent.plus(amount), group);
        }

        @Override
        public Supply next() {
            return new OfGroup(day.plusDays(1), Duration.ZERO, group);
        }

        @Override
        public boolean isSettledBefore(LocalDate day) {
            return day.isAfter(this.day);
        }

        @Override
        public Optional<LocalDate> lastGiven() {
            return Optional.empty();
        }
    }
}
