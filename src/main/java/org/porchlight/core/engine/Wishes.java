package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockPoint;

/// Works out how the machine should be.
final class Wishes {
    private static final Duration TICK = Duration.ofSeconds(5);

    private Wishes() {}

    static Desired of(State state) {
        Set<ChildId> held = new HashSet<>();
        Map<ChildId, Card> cards = new HashMap<>();
        for (var child : state.document().policy().children()) {
            var known = state.child(child.id()).orElseThrow();
            if (known.closing().filter(Closing::holding).isPresent()) {
                held.add(child.id());
            }
            cards.put(child.id(), card(state.document().rules(child.id()), state.today(), known));
        }
        return new Desired(held, cards, wakeAt(state));
    }

    private static Card card(ChildRules rules, LocalDate today, ChildState known) {
        if (!known.presence().present()) {
            return new Card.None();
        }
        // Thaw first, then the card goes: a card that leaves frozen windows behind looks like a broken screen.
        if (known.lastLock().isPresent()) {
            return new Card.Lock(known.lastLock().get());
        }
        if (known.verdict().state() == TimeState.REST) {
            return new Card.Rest(known.verdict());
        }
        return known.verdict()
                .remaining()
                .flatMap(left -> rules.warn(today).stream()
                        .filter(threshold -> threshold.compareTo(left) >= 0)
                        .min(Duration::compareTo))
                .<Card>map(Card.Warning::new)
                .orElseGet(Card.None::new);
    }

    private static ClockPoint wakeAt(State state) {
        var tick = new ClockPoint(
                state.last().boot(), ceiling(state.last().sinceBoot().plus(TICK)));
        var due = dueAt(state);
        return due.sinceBoot().compareTo(tick.sinceBoot()) < 0 ? due : tick;
    }

    /// When something changes without any input, at the earliest.
    static ClockPoint dueAt(State state) {
        var now = state.last().sinceBoot();
        var due = state.document().policy().children().stream().flatMap(child -> due(state, child));
        var midnight = CivilDays.end(state.today(), state.document().policy().zone());
        var first = Stream.concat(due, Stream.of(state.anchor().when(midnight).sinceBoot()))
                .filter(point -> point.compareTo(now) > 0)
                .min(Duration::compareTo)
                .orElseThrow();
        return new ClockPoint(state.last().boot(), ceiling(first));
    }

    /// Moments at which something changes for a child, since the boot.
    private static Stream<Duration> due(State state, Child child) {
        var now = state.last().sinceBoot();
        var known = state.child(child.id()).orElseThrow();
        var verdict = known.verdict();
        var turns = Stream.of(verdict.until(), verdict.next())
                .flatMap(Optional::stream)
                .map(instant -> state.anchor().when(instant).sinceBoot());
        var rules = state.document().rules(child.id());
        var today = state.today();
        var warnings = verdict.remaining().stream()
                .flatMap(left -> rules.warn(today).stream().map(threshold -> now.plus(left.minus(threshold))));
        var patience = known.closing().filter(closing -> !closing.holding()).stream()
                .map(closing -> closing.since().plus(Closing.PATIENCE));
        return Stream.of(turns, warnings, patience, believed(state, known)).flatMap(points -> points);
    }

    /// When a claim has been believed for as long as it is.
    private static Stream<Duration> believed(State state, ChildState known) {
        var running = known.running();
        if (!running.kind().isClaimed()) {
            return Stream.empty();
        }
        var closed = state.book(running.child()).on(running.day()).sums().claimed();
        var left = known.claim().left(closed.plus(running.length()));
        return Stream.of(state.last().sinceBoot().plus(left));
    }

    /// The first whole millisecond that is not before a point: the engine sees no finer.
    private static Duration ceiling(Duration point) {
        var down = point.truncatedTo(ChronoUnit.MILLIS);
        return down.equals(point) ? down : down.plusMillis(1);
    }
}
