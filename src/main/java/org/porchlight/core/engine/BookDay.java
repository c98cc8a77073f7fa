package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildRules;

/// What the facts of one child say of one day.
///
/// @param opening how the day was opened, by the newest word on it
/// @param settled sums of intervals that are not kept one by one any more
/// @param recent sums of those that are
/// @param restored what was kept beside a ledger that was lost
/// @param corrections how much less counts
/// @param owed what came to this day by a re-dating and was too much
/// @param voided when it was last found that it was opened by a calendar that was wrong
/// @param finishes how much of the finish line was taken; the first since then holds
/// @param closed the sums with which it was closed
/// @param passed its terms when it passed without being opened
public record BookDay(
        Optional<Opening> opening,
        Sums settled,
        Sums recent,
        Registers restored,
        NavigableMap<Position, Duration> corrections,
        Optional<Newest<Duration>> owed,
        Optional<Position> voided,
        NavigableMap<Position, Duration> finishes,
        Optional<Newest<DayTotals>> closed,
        Optional<Newest<Standing.Terms>> passed) {
    static final BookDay NONE = new BookDay(
            Optional.empty(),
            Sums.NONE,
            Sums.NONE,
            Registers.NONE,
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            Optional.empty(),
            Optional.empty());

    /// The newest word on what a day gives.
    ///
    /// @param rank of facts that were written together the one of the greatest rank holds
    /// @param valid not: the day was opened by a calendar that was wrong
    record Opening(
            Position at,
            int rank,
            boolean valid,
            Optional<Duration> budget,
            Duration carry,
            Duration debt,
            Standing.Trust trust,
            Optional<Duration> carryOver) {
        static Opening of(Position at, Fact.DayOpened fact) {
            return new Opening(at, 0, true, fact.budget(), fact.carry(), fact.debt(), fact.trust(), fact.carryOver());
        }

        static Opening of(Position at, Fact.DayAdjusted fact) {
            return new Opening(at, 1, true, fact.budget(), fact.carry(), fact.debt(), fact.trust(), fact.carryOver());
        }

        static Opening voided(Position at) {
            return new Opening(
                    at,
                    2,
                    false,
                    Optional.empty(),
                    Duration.ZERO,
                    Duration.ZERO,
                    Standing.Trust.FULL,
                    Optional.empty());
        }

        boolean isNewerThan(Opening other) {
            int order = at.compareTo(other.at);
            return order > 0 || (order == 0 && rank >= other.rank);
        }
    }

    /// The terms with which a day was opened or passed; where neither is known, those of the rules as they are now.
    Standing.Terms terms(LocalDate day, ChildRules rules) {
        var now = Standing.Terms.of(rules, day);
        return opening.filter(Opening::valid)
                .map(known ->
                        new Standing.Terms(known.budget(), known.carryOver().orElse(now.carryOver())))
                .or(() -> passed.map(Newest::value))
                .orElse(now);
    }

    /// Whether the day began here.
    public boolean isOpened() {
        return opening.filter(Opening::valid).isPresent();
    }

    /// Whether it began with these terms, or has been given them since.
    boolean givesAsMuch(Fact.DayOpened fact) {
        return opening.filter(Opening::valid)
                .filter(known -> known.equals(new Opening(
                        known.at(),
                        known.rank(),
                        true,
                        fact.budget(),
                        fact.carry(),
                        fact.debt(),
                        fact.trust(),
                        fact.carryOver())))
                .isPresent();
    }

    /// Whether it began and gives more than what parents add.
    boolean isGiven() {
        return isOpened() && opening.orElseThrow().trust() != Standing.Trust.UNOPENED;
    }

    /// How long each kind lasted, as far as intervals are closed.
    public Sums sums() {
        return settled.plus(recent).plus(restored.sums());
    }

    /// What counts of the day.
    public Duration spent() {
        var left = settled.spent()
                .plus(recent.spent())
                .plus(restored.sums().spent())
                .minus(corrected());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// How much of what was spent parents took back.
    public Duration corrected() {
        return corrections.values().stream().reduce(restored.corrected(), Duration::plus);
    }

    /// How much of the finish line was taken.
    public Duration finishTaken() {
        var since = voided.map(at -> finishes.tailMap(at, true)).orElse(finishes);
        return since.isEmpty() ? Duration.ZERO : since.firstEntry().getValue();
    }

    Duration owes() {
        return owed.map(Newest::value).orElse(Duration.ZERO);
    }

    BookDay with(Opening other) {
        var newest = opening.filter(known -> !other.isNewerThan(known)).orElse(other);
        var wrong = other.valid
                ? voided
                : voided.filter(known -> known.compareTo(other.at) > 0).or(() -> Optional.of(other.at));
        return new BookDay(
                Optional.of(newest), settled, recent, restored, corrections, owed, wrong, finishes, closed, passed);
    }

    BookDay restoring(Position at, Restored fact, Restored.Register register) {
        var all = restored.with(at, fact, register);
        return new BookDay(opening, settled, recent, all, corrections, owed, voided, finishes, closed, passed);
    }

    BookDay correcting(Position at, Duration amount) {
        var all = new TreeMap<>(corrections);
        all.put(at, amount);
        return new BookDay(opening, settled, recent, restored, all, owed, voided, finishes, closed, passed);
    }

    BookDay owing(Position at, Duration amount) {
        return new BookDay(
                opening,
                settled,
                recent,
                restored,
                corrections,
                Newest.of(owed, at, amount),
                voided,
                finishes,
                closed,
                passed);
    }

    BookDay finishing(Position at, Duration amount) {
        var all = new TreeMap<>(finishes);
        all.putIfAbsent(at, amount);
        return new BookDay(opening, settled, recent, restored, corrections, owed, voided, all, closed, passed);
    }

    BookDay closing(Position at, DayTotals totals) {
        var newest = Newest.of(closed, at, totals);
        return new BookDay(opening, settled, recent, restored, corrections, owed, voided, finishes, newest, passed);
    }

    BookDay passing(Position at, Standing.Terms terms) {
        var newest = Newest.of(passed, at, terms);
        return new BookDay(opening, settled, recent, restored, corrections, owed, voided, finishes, closed, newest);
    }

    BookDay recent(Sums other) {
        return new BookDay(opening, settled, other, restored, corrections, owed, voided, finishes, closed, passed);
    }

    BookDay settled(Sums other) {
        return new BookDay(opening, other, recent, restored, corrections, owed, voided, finishes, closed, passed);
    }
}
