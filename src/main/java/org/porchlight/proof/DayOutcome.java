package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Kind;

/// What became of one day of a child.
///
/// @param provisional whether it still is, at the end
/// @param budget nothing when the day has none
/// @param kinds how long each kind lasted
/// @param truth truly usable and used, from the history alone
public record DayOutcome(
        LocalDate day,
        boolean provisional,
        Optional<Duration> budget,
        Duration carry,
        Duration granted,
        Duration debt,
        Map<Kind, Duration> kinds,
        Duration truth) {
    public DayOutcome {
        kinds = Map.copyOf(kinds);
    }

    /// A day of which nothing is known.
    static DayOutcome of(LocalDate day) {
        return new DayOutcome(
                day, false, Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Map.of(), Duration.ZERO);
    }

    DayOutcome with(Duration used) {
        return new DayOutcome(day, provisional, budget, carry, granted, debt, kinds, used);
    }

    DayOutcome granting(Duration amount) {
        return new DayOutcome(day, provisional, budget, carry, granted.plus(amount), debt, kinds, truth);
    }

    DayOutcome adding(Kind kind, Duration length) {
        var all = new EnumMap<Kind, Duration>(Kind.class);
        all.putAll(kinds);
        all.merge(kind, length, Duration::plus);
        return new DayOutcome(day, provisional, budget, carry, granted, debt, all, truth);
    }

    /// How long one kind lasted.
    public Duration of(Kind kind) {
        return kinds.getOrDefault(kind, Duration.ZERO);
    }

    /// What was taken from budgets.
    public Duration spent() {
        return kinds.entrySet().stream()
                .filter(entry -> entry.getKey().isSpent())
                .map(Map.Entry::getValue)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Used and not counted, though nothing says that it does not count.
    public Duration free() {
        return positive(truth.minus(spent()).minus(of(Kind.EXEMPT)));
    }

    /// Counted and not used.
    public Duration lost() {
        return positive(spent().minus(truth));
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
