package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/// What a group of programs or sites may, day by day, beside what holds for all time.
public final class GroupSchedule {
    private final Function<LocalDate, GroupRules> rules;
    private final Schedule schedule;

    GroupSchedule(ZoneId zone, Function<LocalDate, GroupRules> rules) {
        this.rules = rules;
        this.schedule = new Schedule(
                zone,
                day -> rules.apply(day).windows(),
                day -> Schedule.isNothing(rules.apply(day).budget()));
    }

    public Schedule schedule() {
        return schedule;
    }

    /// The budget of a day; nothing when the day has none.
    public Optional<Said<Duration>> budget(LocalDate day) {
        return rules.apply(day).budget();
    }
}
