package org.porchlight.core.policy;

import java.util.Optional;

/// Ages that presets tell apart; half-open, the tier changes at local midnight of the birthday.
public enum Tier {
    /// Under 3.
    T0,
    /// 3 to under 8.
    T1,
    /// 8 to under 12.
    T2,
    /// 12 to under 16.
    T3,
    /// 16 to under 18.
    T4;

    /// The tier of an age in whole years; nothing from 18.
    public static Optional<Tier> ofYears(int years) {
        if (years >= 18) {
            return Optional.empty();
        }
        if (years >= 16) {
            return Optional.of(T4);
        }
        if (years >= 12) {
            return Optional.of(T3);
        }
        if (years >= 8) {
            return Optional.of(T2);
        }
        return Optional.of(years >= 3 ? T1 : T0);
    }
}
