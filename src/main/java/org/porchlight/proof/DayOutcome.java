package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Standing.Trust;

/// What became of one day of a child.
///
/// @param trust how far the calendar is trusted, at the end
/// @param budget by the rules; nothing when the day has none
/// @param finish how much of the finish line was taken
/// @param corrected how much of what was spent parents took back
/// @param kinds how long each kind lasted
/// @param groups what was spent in groups of programs that have limits of their own, such as `apps.games`
/// @param truth truly usable and used, from the history alone
public record DayOutcome(
        LocalDate day,
        Trust trust,
        Optional<Duration> budget,
        Duration carry,
        Duration granted,
        Duration debt,
        Duration finish,
        Duration corrected,
        Map<Kind, Duration> kinds,
        Map<String, Duration> groups,
        Duration truth) {
    public DayOutcome {
        kinds = Map.copyOf(kinds);
        groups = Map.copyOf(groups);
    }

    /// A day of which nothing is known.
    static DayOutcome of(LocalDate day) {
        return of(day, Optional.empty());
    }

    /// A day that begins, with a budget.
    static DayOutcome of(LocalDate day, Optional<Duration> budget) {
        return new DayOutcome(
                day,
                Trust.FULL,
                budget,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Map.of(),
                Map.of(),
                Duration.ZERO);
    }

    /// A day as the guard wrote it down.
    static DayOutcome of(DayAccount account) {
        var sums = Sums.NONE;
        for (var interval : account.intervals()) {
            sums = sums.plus(interval);
        }
        return new DayOutcome(
                account.day(),
                account.trust(),
                account.budget(),
                account.carry(),
                account.granted(),
                account.debt(),
                account.finish(),
                account.corrected(),
                sums.kinds(),
                sums.groups(),
                Duration.ZERO);
    }

    DayOutcome with(Duration used) {
        return new DayOutcome(day, trust, budget, carry, granted, debt, finish, corrected, kinds, groups, used);
    }

    DayOutcome granting(Duration amount) {
        return new DayOutcome(
                day, trust, budget, carry, granted.plus(amount), debt, finish, corrected, kinds, groups, truth);
    }

    DayOutcome finishing(Duration amount) {
        return new DayOutcome(day, trust, budget, carry, granted, debt, amount, corrected, kinds, groups, truth);
    }

    DayOutcome adding(Kind kind, Duration length) {
        return adding(kind, length, Optional.empty());
    }

    /// @param group in which the time was spent, if it was
    DayOutcome adding(Kind kind, Duration length, Optional<String> group) {
        var all = new EnumMap<Kind, Duration>(Kind.class);
        all.putAll(kinds);
        all.merge(kind, length, Duration::plus);
        var within = new HashMap<>(groups);
        group.filter(_ -> kind.isSpent()).ifPresent(name -> within.merge(name, length, Duration::plus));
        return new DayOutcome(day, trust, budget, carry, granted, debt, finish, corrected, all, within, truth);
    }

    /// Whether nobody vouched for its date.
    public boolean provisional() {
        return trust != Trust.FULL;
    }

    /// What holds of the budget.
    public Optional<Duration> heldBudget() {
        return trust.budget(budget);
    }

    /// What holds of the carry.
    public Duration heldCarry() {
        return trust.carry(budget, carry);
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

    /// What the day gave; nothing when it has no budget. A budget of 0 stays 0, and debt that a day cannot pay is paid
    /// by
    /// the days after it.
    Optional<Duration> given() {
        return budget.map(own -> own.isZero()
                ? granted.plus(finish)
                : positive(own.plus(carry).plus(granted).plus(finish).minus(debt)));
    }

    /// Used beyond what the day gave and what parents took back, though nothing says that it does not count and
    /// something could hold it.
    Duration gained() {
        return given().map(all -> positive(truth.minus(of(Kind.EXEMPT))
                        .minus(of(Kind.UNENFORCED))
                        .minus(corrected)
                        .minus(all)))
                .orElse(Duration.ZERO);
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
