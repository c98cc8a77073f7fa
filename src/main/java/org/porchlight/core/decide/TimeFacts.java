package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.time.CivilDays;

/// All that has happened and bears on a child's time. What is not said is nothing.
///
/// @param uses by local day
/// @param beyond times that parents opened past the windows
/// @param pause the last pause, unless a parent ended it; it may be over
public record TimeFacts(Map<LocalDate, Use> uses, List<Beyond> beyond, Optional<Pause> pause) {
    /// What was used and given on one day.
    ///
    /// @param spent taken from the budget
    /// @param granted added by parents
    public record Use(Duration spent, Duration granted) {
        public static final Use NONE = new Use(Duration.ZERO, Duration.ZERO);

        public Use {
            if (spent.isNegative() || granted.isNegative()) {
                throw new IllegalArgumentException("spent " + spent + ", granted " + granted);
            }
        }
    }

    /// A time that is open whatever the windows say; `from` is inside, `until` is not.
    public record Beyond(Instant from, Instant until) {}

    /// A time that is closed whatever else holds; `from` is inside, `until` is not.
    public record Pause(Instant from, Instant until) {
        /// Whether it holds at an instant.
        public boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// Nothing was used, given or paused.
    public static final TimeFacts NONE = new TimeFacts(Map.of(), List.of(), Optional.empty());

    public TimeFacts {
        uses = Map.copyOf(uses);
        beyond = List.copyOf(beyond);
    }

    /// What was used and given on a day.
    public Use on(LocalDate day) {
        return uses.getOrDefault(day, Use.NONE);
    }

    /// These facts and an amount that was used on a day.
    public TimeFacts spending(LocalDate day, Duration amount) {
        var use = on(day);
        return with(day, new Use(use.spent().plus(amount), use.granted()));
    }

    /// These facts and an amount that was given on a day.
    public TimeFacts granting(LocalDate day, Duration amount) {
        var use = on(day);
        return with(day, new Use(use.spent(), use.granted().plus(amount)));
    }

    /// These facts and a time that was opened past the windows.
    public TimeFacts opening(Beyond stretch) {
        var all = new ArrayList<>(beyond);
        all.add(stretch);
        return new TimeFacts(uses, all, pause);
    }

    /// These facts with another pause, or none.
    public TimeFacts pausing(Optional<Pause> other) {
        return new TimeFacts(uses, beyond, other);
    }

    /// These facts as they will be when the child uses the PC from one instant to another without a break.
    TimeFacts using(Instant from, Instant to, ZoneId zone) {
        var facts = this;
        var at = from;
        while (at.isBefore(to)) {
            var day = CivilDays.of(at, zone);
            var end = CivilDays.end(day, zone);
            var stop = end.isBefore(to) ? end : to;
            facts = facts.spending(day, Duration.between(at, stop));
            at = stop;
        }
        return facts;
    }

    private TimeFacts with(LocalDate day, Use use) {
        var all = new HashMap<>(uses);
        all.put(day, use);
        return new TimeFacts(all, beyond, pause);
    }
}
