package org.porchlight.core.decide;

import java.util.Optional;
import org.porchlight.core.decide.Standing.Trust;

/// How the days after today will open, as far as the calendar is trusted now.
///
/// @param given how many of them give anything until somebody vouches for the calendar, 0 or more; nothing when all
///     open in full
public record Coming(Optional<Integer> given) {
    /// All days open in full.
    public static final Coming FULL = new Coming(Optional.empty());

    /// How many days may be open at a time without anybody vouching for their date.
    private static final int MOST_PROVISIONAL = 2;

    public Coming {
        if (given.filter(days -> days < 0).isPresent()) {
            throw new IllegalArgumentException("less than no day to come");
        }
    }

    /// Days that open while nobody vouches for the calendar.
    ///
    /// @param outstanding days that are provisional already
    public static Coming provisional(long outstanding) {
        return new Coming(Optional.of((int) Math.max(0, MOST_PROVISIONAL - outstanding)));
    }

    /// How far the next day will be trusted.
    public Trust trust() {
        return given.map(days -> days > 0 ? Trust.PROVISIONAL : Trust.UNOPENED).orElse(Trust.FULL);
    }

    /// What comes after the next day.
    Coming next() {
        return new Coming(given.map(days -> Math.max(0, days - 1)));
    }
}
