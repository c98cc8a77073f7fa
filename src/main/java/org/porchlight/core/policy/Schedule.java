package org.porchlight.core.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// When something is open by its windows, and on which days nothing can open it.
public final class Schedule {
    private final WindowCalendar calendar;
    private final ShutDays shut;

    /// @param windows what starts on a day; nothing when the day is open all day
    /// @param givesNothing whether a limit of a day is 0
    Schedule(
            ZoneId zone,
            Function<LocalDate, Optional<Said<List<TimeWindow>>>> windows,
            Predicate<LocalDate> givesNothing) {
        this.calendar = new WindowCalendar(zone, windows);
        this.shut = new ShutDays(day -> calendar.on(day).openings().isEmpty() || givesNothing.test(day));
    }

    static boolean isNothing(Optional<Said<Duration>> limit) {
        return limit.isPresent() && limit.get().value().isZero();
    }

    /// A day as a stretch of time, with the windows that touch it.
    public CivilDay on(LocalDate day) {
        return calendar.on(day);
    }

    /// The day in which an instant lies.
    public CivilDay at(Instant at) {
        return calendar.at(at);
    }

    /// The first day from `from` to `to` that the rules alone do not keep closed; nothing when they keep all closed.
    public Optional<LocalDate> firstNotShut(LocalDate from, LocalDate to) {
        return shut.firstOpen(from, to);
    }
}
