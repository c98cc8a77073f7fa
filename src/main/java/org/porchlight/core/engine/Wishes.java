package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.Exempt;
import org.porchlight.core.decide.OpenTimes;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockPoint;

/// Works out how the machine should be.
final class Wishes {
    /// How old a checkpoint may become of which a power cut would cost time.
    private static final Duration TICK = Duration.ofSeconds(5);

    /// While nobody's time runs a checkpoint says only that nobody was there: no disk is woken for that more often.
    private static final Duration CALM = Duration.ofSeconds(30);

    private static final Duration TO_SAVE = Duration.ofMinutes(1);
    private static final Duration TO_END_A_MATCH = Duration.ofMinutes(5);

    /// From here on the end is told before a break that is due.
    private static final Duration NEAR_END = Duration.ofMinutes(5);

    /// The end of today, and the longest warning before what comes then.
    private static final Duration LOOK_AHEAD = Duration.ofHours(49);

    private Wishes() {}

    static Desired of(State state) {
        Set<ChildId> held = new HashSet<>();
        Map<ChildId, List<String>> exempt = new HashMap<>();
        Set<ChildId> studying = new HashSet<>();
        Set<ChildId> noLogin = new HashSet<>();
        Map<ChildId, AtZero> endings = new HashMap<>();
        Map<ChildId, Card> cards = new HashMap<>();
        var today = state.today();
        for (var child : state.document().policy().children()) {
            var known = state.child(child.id()).orElseThrow();
            var free = exempt(state, child.id(), known);
            if (known.closing().filter(Closing::holding).isPresent()) {
                held.add(child.id());
                if (!free.isEmpty()) {
                    exempt.put(child.id(), free);
                }
            }
            if (known.isStudying()) {
                studying.add(child.id());
            }
            known.closing()
                    .filter(closing -> !closing.holding() && closing.how() != AtZero.FREEZE)
                    .ifPresent(closing -> endings.put(child.id(), closing.how()));
            if (!known.isOpen() || known.standsStill()) {
                noLogin.add(child.id());
            }
            var files = state.goingOn().of(child.id(), free).values();
            cards.put(child.id(), card(state.document().rules(child.id()), today, known, files));
        }
        return new Desired(held, exempt, studying, noLogin, endings, cards, wakeAt(state, today));
    }

    /// Programs that shall go on for a child though its time is closed, by the words of the rules.
    static List<String> exempt(State state, ChildId id, ChildState known) {
        return known.isOpen()
                ? List.of()
                : Exempt.programs(
                        state.document(), id, state.facts(id), known.verdict().state(), state.now());
    }

    /// @param files that go on, as the kernel names them
    private static Card card(ChildRules rules, LocalDate today, ChildState known, Collection<String> files) {
        // Thaw first, then the card goes: a card that leaves frozen windows behind looks like a broken screen. It is
        // there before a session that others have taken the screen from comes back.
        if (known.presence().running() && known.lastLock().isPresent()) {
            boolean bar = !known.isOpen() && files.contains(known.told().path());
            return new Card.Lock(known.lastLock().get(), bar ? Card.Form.BAR : Card.Form.FULL);
        }
        if (!known.presence().present()) {
            return new Card.None();
        }
        var warning = warning(rules, today, known);
        if (known.verdict().state() == TimeState.REST) {
            // Who goes on in a break must hear of the end all the same.
            return warning.filter(near -> near.threshold().compareTo(NEAR_END) <= 0)
                    .<Card>map(near -> near)
                    .orElseGet(() -> new Card.Rest(known.verdict()));
        }
        return warning.<Card>map(due -> due).orElseGet(Card.None::new);
    }

    private static Optional<Card.Warning> warning(ChildRules rules, LocalDate today, ChildState known) {
        var end = end(rules, today, known);
        return known.verdict()
                .remaining()
                .flatMap(left -> warnings(rules, today, end).stream()
                        .filter(threshold -> threshold.compareTo(left) >= 0)
                        .min(Duration::compareTo))
                .map(threshold -> new Card.Warning(threshold, end));
    }

    private static Card.End end(ChildRules rules, LocalDate today, ChildState known) {
        if (rules.atZero(today) == AtZero.LOGOUT) {
            return Card.End.LOG_OUT;
        }
        return known.isInMatch() ? Card.End.MATCH : Card.End.STOP;
    }

    /// The policy's, and what must be said whatever the policy says: to save, and to end a match.
    private static Set<Duration> warnings(ChildRules rules, LocalDate today, Card.End end) {
        var warnings = new HashSet<>(rules.warn(today));
        switch (end) {
            case LOG_OUT -> warnings.add(TO_SAVE);
            case MATCH -> warnings.add(TO_END_A_MATCH);
            case STOP -> {
                // Nothing is lost.
            }
        }
        return warnings;
    }

    private static ClockPoint wakeAt(State state, LocalDate today) {
        var tick = new ClockPoint(
                state.last().boot(), ceiling(state.last().sinceBoot().plus(isCalm(state) ? CALM : TICK)));
        var due = dueAt(state, today);
        return due.sinceBoot().compareTo(tick.sinceBoot()) < 0 ? due : tick;
    }

    /// While the clock is doubtful each tick may be the one that hears the right time.
    private static boolean isCalm(State state) {
        return state.clock().isSure()
                && state.document().policy().children().stream()
                        .map(child -> state.child(child.id()).orElseThrow())
                        .noneMatch(known -> known.gap()
                                || known.running().kind().isUse()
                                || known.running().kind().isClaimed());
    }

    /// When something changes without any input, at the earliest.
    static ClockPoint dueAt(State state) {
        return dueAt(state, state.today());
    }

    private static ClockPoint dueAt(State state, LocalDate today) {
        var points = new ArrayList<Duration>();
        var midnight = CivilDays.end(today, state.document().policy().zone());
        points.add(state.anchor().when(midnight).sinceBoot());
        for (var child : state.document().policy().children()) {
            addDue(points, state, today, child.id());
        }
        var now = state.last().sinceBoot();
        points.removeIf(point -> point.compareTo(now) <= 0);
        return new ClockPoint(state.last().boot(), ceiling(Collections.min(points)));
    }

    /// Adds the moments at which something changes for a child, since the boot; they may be over.
    private static void addDue(List<Duration> points, State state, LocalDate today, ChildId id) {
        var now = state.last().sinceBoot();
        var known = state.child(id).orElseThrow();
        var verdict = known.verdict();
        verdict.next().ifPresent(at -> points.add(state.anchor().when(at).sinceBoot()));
        OwnStop.opens(state, id)
                .ifPresent(at -> points.add(state.anchor().when(at).sinceBoot()));
        state.facts(id)
                .studyAt(state.now())
                .ifPresent(
                        study -> points.add(state.anchor().when(study.until()).sinceBoot()));
        closes(state, id, known).ifPresent(closing -> {
            points.add(closing);
            verdict.remaining().ifPresent(left -> {
                // Where less is left than the window gives, the window takes over once it gives no more than that.
                points.add(closing.minus(left));
                var rules = state.document().rules(id);
                warnings(rules, today, end(rules, today, known))
                        .forEach(threshold -> points.add(closing.minus(threshold)));
            });
        });
        if (known.running().kind().isUse()) {
            verdict.restIn().ifPresent(left -> points.add(now.plus(left)));
        }
        known.closing().filter(closing -> !closing.holding()).ifPresent(closing -> points.add(closing.due()));
        if (known.running().kind().isClaimed()) {
            points.add(now.plus(believed(state, known)));
        }
    }

    /// When time closes, or a pause ends, if all goes on as it does: amounts run down only while they are spent.
    private static Optional<Duration> closes(State state, ChildId id, ChildState known) {
        var verdict = known.verdict();
        if (!verdict.state().isOpen()) {
            return verdict.until().map(instant -> state.anchor().when(instant).sinceBoot());
        }
        if (known.running().kind().isSpent() || !verdict.reason().isBudget()) {
            return verdict.remaining().map(state.last().sinceBoot()::plus);
        }
        return new OpenTimes(state.document().rules(id), state.facts(id))
                .endOf(state.now(), LOOK_AHEAD)
                .map(instant -> state.anchor().when(instant).sinceBoot());
    }

    /// How much longer the claim that goes on is believed.
    private static Duration believed(State state, ChildState known) {
        var running = known.running();
        var closed = state.book(running.child()).on(running.day()).sums().claimed();
        return known.claiming().left(closed.plus(running.length()));
    }

    /// The first whole millisecond that is not before a point: the engine sees no finer.
    private static Duration ceiling(Duration point) {
        var down = point.truncatedTo(ChronoUnit.MILLIS);
        return down.equals(point) ? down : down.plusMillis(1);
    }
}
