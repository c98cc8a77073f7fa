package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a rule says of days, remembered for the days that were asked about last.
///
/// Any thread may ask: a remembered value is immutable and what two threads find of one day is equal, so it does not
/// matter whose is kept.
final class ByDay<V> {
    // The low bits of a date's hash are day, month and whether the year is odd: two years that follow each other share
    // no slot.
    private static final int SIZE = 1 << 12;

    private record Known<V>(LocalDate day, V value) {}

    private final Function<LocalDate, V> rule;
    // Made when a day is asked about: most children of a long list never are.
    private @Nullable Known<V> @Nullable [] known;

    /// @param rule gives an immutable value, the same at every call
    ByDay(Function<LocalDate, V> rule) {
        this.rule = rule;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Known<V>[] known() {
        var made = known;
        if (made == null) {
            made = (Known<V>[]) new Known<?>[SIZE];
            known = made;
        }
        return made;
    }

    V on(LocalDate day) {
        int slot = day.hashCode() & (SIZE - 1);
        var known = known();
        var held = known[slot];
        if (held != null && held.day().equals(day)) {
            return held.value();
        }
        var found = new Known<>(day, rule.apply(day));
        known[slot] = found;
        return found.value();
    }
}
