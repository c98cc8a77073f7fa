package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds days on which time can be open, over stretches on which the rules alone keep it closed.
///
/// The stretch that was found last is remembered, so that a child who is closed for a year costs nothing to ask about.
final class ShutDays {
    /// @param first inside
    /// @param end not inside
    private record Run(LocalDate first, LocalDate end) {
        boolean contains(LocalDate day) {
            return !day.isBefore(first) && day.isBefore(end);
        }
    }

    private final Predicate<LocalDate> isShut;
    private Run last = new Run(LocalDate.EPOCH, LocalDate.EPOCH);

    ShutDays(Predicate<LocalDate> isShut) {
        this.isShut = isShut;
    }

    /// The first day from `from` to `to` that is not shut; nothing when all are.
    Optional<LocalDate> firstOpen(LocalDate from, LocalDate to) {
        var run = last;
        boolean known = run.contains(from);
        var day = known ? run.end() : from;
        while (!day.isAfter(to) && isShut.test(day)) {
            day = day.plusDays(1);
        }
        if (day.isAfter(from)) {
            last = new Run(known ? run.first() : from, day);
        }
        return day.isAfter(to) ? Optional.empty() : Optional.of(day);
    }
}
