package org.porchlight.core.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
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
            cards.put(child.id(), card(child, known));
        }
        return new Desired(held, cards, wakeAt(state));
    }

    private static Card card(Child child, ChildState known) {
        if (!known.presence().present()) {
            return new Card.None();
        }
        // Thaw first, then the card goes: a card that leaves frozen windows behind looks like a broken screen.
        if (known.lastLock().isPresent()) {
            return new Card.Lock(known.lastLock().get());
        }
        return known.verdict()
                .remaining()
                .flatMap(left -> child.time().warn().stream()
                        .filter(threshold -> threshold.compareTo(left) >= 0)
                        .min(Duration::compareTo))
                .<Card>map(Card.Warning::new)
                .orElseGet(Card.None::new);
    }

    private static ClockPoint wakeAt(State state) {
        var now = state.last().sinceBoot();
        var due = state.document().policy().children().stream().flatMap(child -> due(state, child));
        var midnight = CivilDays.end(
                CivilDays.of(
                        state.anchor().at(state.last()),
                        state.document().policy().zone()),
                state.document().policy().zone());
        var first = Stream.concat(due, Stream.of(state.anchor().when(midnight).sinceBoot(), now.plus(TICK)))
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
        var warnings = verdict.remaining().stream()
                .flatMap(left -> child.time().warn().stream().map(threshold -> now.plus(left.minus(threshold))));
        var patience = known.closing().filter(closing -> !closing.holding()).stream()
                .map(closing -> closing.since().plus(Closing.PATIENCE));
        return Stream.of(turns, warnings, patience).flatMap(points -> points);
    }

    /// The first whole millisecond that is not before a point: the engine sees no finer.
    private static Duration ceiling(Duration point) {
        var down = point.truncatedTo(ChronoUnit.MILLIS);
        return down.equals(point) ? down : down.plusMillis(1);
    }
}
