package org.porchlight.core.decide;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/// What is said to be used, for a question that supposes something.
///
/// @param week at least `day`, or it is raised to it
/// @param month at least `week`, or it is raised to it
/// @param carry unused day budget that came over
public record Spent(Duration day, Duration week, Duration month, Duration carry) {
    /// The most that can be said of each; a month has at most 31 days of at most 25 hours.
    public static final Duration MOST = Duration.ofHours(31 * 25);

    public static final Spent NOTHING = new Spent(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    public Spent {
        week = longer(week, day);
        month = longer(month, week);
    }

    /// Where a child stands that has used this on a day.
    public Standing on(LocalDate date) {
        return new Standing(
                date,
                day,
                week,
                month,
                carry,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Standing.Trust.FULL,
                Map.of());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
