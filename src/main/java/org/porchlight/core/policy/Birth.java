package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// How a family told a child's age.
public sealed interface Birth {
    /// The date of birth.
    record Born(LocalDate date) implements Birth {}

    /// Whole years, as said by a parent; it stands until a parent says another.
    ///
    /// @param years 0 to 17
    record Age(int years) implements Birth {}

    /// The tier itself, as said by a parent.
    record Fixed(Tier tier) implements Birth {}

    /// What a person says of an age: a date such as `2016-05-14`, whole years from 0 to 17, or the name of a tier.
    static Optional<Birth> said(String text) {
        if (text.matches("[0-9]|1[0-7]")) {
            return Optional.of(new Age(Integer.parseInt(text)));
        }
        var tier = Arrays.stream(Tier.values())
                .filter(one -> one.name().equals(text))
                .findFirst();
        return tier.<Birth>map(Fixed::new).or(() -> Dates.parse(text).map(Born::new));
    }

    /// Whole years on a day; nothing when only the tier was said. A child born on 29 February turns on 1 March in
    /// common
    /// years.
    default Optional<Integer> yearsOn(LocalDate day) {
        return switch (this) {
            case Born(var date) ->
                Optional.of(Math.max(0, java.time.Period.between(date, day).getYears()));
            case Age(var years) -> Optional.of(years);
            case Fixed _ -> Optional.empty();
        };
    }

    /// The tier on a day; nothing from 18.
    default Optional<Tier> tierOn(LocalDate day) {
        return this instanceof Fixed(var tier)
                ? Optional.of(tier)
                : yearsOn(day).flatMap(Tier::ofYears);
    }
}
