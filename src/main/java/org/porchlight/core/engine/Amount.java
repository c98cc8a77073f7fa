package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.porchlight.core.account.Sums;
import org.porchlight.core.event.Restored.Register;
import org.porchlight.core.policy.ChildId;

/// What one register says of a day: how long each kind and group lasted, untitled, and how much less of it counts.
record Amount(Sums sums, Duration corrected) {
    static final Amount NONE = new Amount(Sums.NONE, Duration.ZERO);

    static Amount of(Register register) {
        return new Amount(register.sums(), register.corrected());
    }

    static Amount of(BookDay day) {
        return new Amount(day.sums(), day.corrected());
    }

    Register register(ChildId child, LocalDate day) {
        return new Register(child, day, sums.kinds(), sums.groups(), Duration.ZERO, corrected);
    }

    boolean isNone() {
        return sums.kinds().isEmpty() && corrected.isZero();
    }

    Amount plus(Amount other) {
        return new Amount(sums.plus(other.sums), corrected.plus(other.corrected));
    }

    /// Of each part the lesser.
    Amount least(Amount other) {
        return each(other, (one, two) -> one.compareTo(two) <= 0 ? one : two);
    }

    /// Of each part the greater.
    Amount most(Amount other) {
        return each(other, (one, two) -> one.compareTo(two) >= 0 ? one : two);
    }

    /// What of each part is beyond another amount.
    Amount beyond(Amount other) {
        return each(other, Duration::minus);
    }

    private Amount each(Amount other, BinaryOperator<Duration> of) {
        return new Amount(
                Sums.untitled(each(sums.kinds(), other.sums.kinds(), of), each(sums.groups(), other.sums.groups(), of)),
                positive(of.apply(corrected, other.corrected)));
    }

    private static <K> Map<K, Duration> each(
            Map<K, Duration> one, Map<K, Duration> other, BinaryOperator<Duration> of) {
        var all = new HashMap<K, Duration>(other);
        all.putAll(one);
        all.replaceAll((key, _) -> positive(of.apply(part(one, key), part(other, key))));
        all.values().removeIf(Duration::isZero);
        return all;
    }

    private static <K> Duration part(Map<K, Duration> parts, K key) {
        return Objects.requireNonNullElse(parts.get(key), Duration.ZERO);
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
