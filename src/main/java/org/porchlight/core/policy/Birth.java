package org.porchlight.core.policy;

import java.time.LocalDate;
import java.time.Period;

/// How a family told a child's age.
public sealed interface Birth {
    /// The date of birth.
    record Born(LocalDate date) implements Birth {}

    /// Whole years, as said by a parent.
    ///
    /// @param years 0 to 17
    record Age(int years) implements Birth {}

    /// Whole years on a day; a child born on 29 February turns on 1 March in common years.
    default int yearsOn(LocalDate day) {
        return switch (this) {
            case Born(var date) -> Math.max(0, Period.between(date, day).getYears());
            case Age(var years) -> years;
        };
    }
}
