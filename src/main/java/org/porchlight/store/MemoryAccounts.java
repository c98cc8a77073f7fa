package org.porchlight.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Dated;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// What is folded from the facts of a [MemoryLedger], told in their order: what the projections of the ledger on disk
/// hold.
final class MemoryAccounts {
    private record Key(ChildId child, LocalDate day) {}

    private record Opening(Optional<Duration> budget, Duration carry, Duration debt, Trust trust, String policy) {}

    private record Lies(ChildId child, int anchor, List<Dated> parts) {}

    /// @param at nothing where it may not move
    private record Given(Event event, Key key, Duration amount, Optional<Instant> at) {}

    private final Map<Key, Opening> opened = new HashMap<>();
    private final Map<Key, Duration> finish = new HashMap<>();
    private final Map<Key, Duration> corrected = new HashMap<>();
    private final List<Lies> intervals = new ArrayList<>();
    private final List<Given> grants = new ArrayList<>();

    private MemoryAccounts() {}

    static MemoryAccounts of(List<Event> events) {
        var accounts = new MemoryAccounts();
        events.forEach(accounts::add);
        return accounts;
    }

    private void add(Event event) {
        switch (event.fact()) {
            case Fact.DayOpened(
                    var child,
                    var day,
                    var _,
                    var _,
                    var budget,
                    var carry,
                    var debt,
                    var trust,
                    var _,
                    var _) ->
                opened.putIfAbsent(new Key(child, day), new Opening(budget, carry, debt, trust, event.policyVersion()));
            case Fact.DayAdjusted(var child, var day, var budget, var carry, var debt, var trust, var _) ->
                opened.computeIfPresent(
                        new Key(child, day), (_, was) -> new Opening(budget, carry, debt, trust, was.policy()));
            case Fact.DayVoided(var child, var day) -> {
                opened.remove(new Key(child, day));
                finish.remove(new Key(child, day));
            }
            case Fact.FinishLineTaken(var child, var day, var amount) ->
                finish.putIfAbsent(new Key(child, day), amount);
            case Fact.Corrected(var child, var day, var amount, var _) ->
                corrected.merge(new Key(child, day), amount, Duration::plus);
            case Fact.IntervalClosed(var child, var day, var interval) ->
                intervals.add(new Lies(child, event.anchor(), List.of(new Dated(day, interval))));
            case Fact.Granted granted ->
                grants.add(new Given(event, new Key(granted.child(), granted.day()), granted.amount(), granted.at()));
            case Fact.Redated redated -> move(event.anchor(), redated);
            default -> {
                // Nothing of it is in an account.
            }
        }
    }

    private void move(int anchor, Fact.Redated redated) {
        var zone = ZoneId.of(redated.zone());
        intervals.replaceAll(lies -> lies.anchor() < anchor
                ? new Lies(
                        lies.child(),
                        lies.anchor(),
                        lies.parts().stream()
                                .flatMap(part -> part.moved(zone, redated.shifts()).stream())
                                .toList())
                : lies);
        grants.replaceAll(given -> given.event().anchor() < anchor ? moved(given, zone, redated) : given);
    }

    private static Given moved(Given given, ZoneId zone, Fact.Redated redated) {
        var at = given.event().at();
        var by = Dated.by(at.boot(), at.sinceBoot(), redated.shifts());
        return given.at()
                .filter(_ -> !by.isZero())
                .map(was -> was.plus(by))
                .map(now -> new Given(
                        given.event(),
                        new Key(given.key().child(), CivilDays.of(now, zone)),
                        given.amount(),
                        Optional.of(now)))
                .orElse(given);
    }

    Optional<DayAccount> account(ChildId child, LocalDate day) {
        var key = new Key(child, day);
        return Optional.ofNullable(opened.get(key)).map(opening -> account(key, opening));
    }

    private DayAccount account(Key key, Opening opening) {
        var lie = intervals.stream()
                .filter(lies -> lies.child().equals(key.child()))
                .flatMap(lies -> lies.parts().stream())
                .filter(part -> part.day().equals(key.day()))
                .map(Dated::interval)
                .sorted(Comparator.comparing(Interval::from))
                .toList();
        var granted = grants.stream()
                .filter(given -> given.key().equals(key))
                .map(Given::amount)
                .reduce(Duration.ZERO, Duration::plus);
        var less = corrected.getOrDefault(key, Duration.ZERO);
        var counted = lie.stream()
                .filter(interval -> interval.kind().isSpent())
                .map(Interval::length)
                .reduce(less.negated(), Duration::plus);
        return new DayAccount(
                key.child(),
                key.day(),
                opening.budget(),
                opening.carry(),
                granted,
                opening.debt(),
                finish.getOrDefault(key, Duration.ZERO),
                less,
                counted.isNegative() ? Duration.ZERO : counted,
                opening.trust(),
                opening.policy(),
                Optional.empty(),
                lie);
    }
}
