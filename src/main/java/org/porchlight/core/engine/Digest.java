package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;

/// The fewest facts that stand for a state: a guard that remembers nothing else gives and takes as much as the one
/// whose state it was. What was used is sums of days, without titles; how long a child has sat is not in it.
///
/// @param events in order, all at the state's last reading
/// @param checkpoints intervals of no length, where those that go on stand
public record Digest(List<Event> events, List<Checkpoint> checkpoints) {
    /// How far back it matters how a day was opened: debts and what is left come from the days just before.
    private static final int OPENINGS = 7;

    public Digest {
        events = List.copyOf(events);
        checkpoints = List.copyOf(checkpoints);
    }

    /// All that bears on the time of the children, what goes on included.
    ///
    /// @param devices whose events the state comes from, and how far they are known
    public static Digest of(State state, List<Restored.Head> devices) {
        var registers = new ArrayList<Restored.Register>();
        var facts = new ArrayList<Fact>();
        var checkpoints = new ArrayList<Checkpoint>();
        var children = new TreeSet<String>();
        state.books().keySet().forEach(child -> children.add(child.value()));
        state.children().keySet().forEach(child -> children.add(child.value()));
        for (var name : children) {
            var child = new ChildId(name);
            registers.addAll(registers(state, child));
            facts.addAll(facts(state, child));
            state.child(child).map(ChildState::checkpoint).map(Digest::standing).ifPresent(checkpoints::add);
        }
        var events = new ArrayList<Event>();
        LostUse.facts(devices, registers).forEach(fact -> events.add(event(state, fact)));
        facts.forEach(fact -> events.add(event(state, fact)));
        return new Digest(events, checkpoints);
    }

    private static Checkpoint standing(Checkpoint running) {
        return running.from(running.upto(), running.trusted());
    }

    private static Event event(State state, Fact fact) {
        var day = fact.about().map(_ -> day(fact).orElse(state.today()));
        return new Event(
                fact,
                new Actor.Guard(),
                state.last(),
                state.anchor().no(),
                day,
                state.document().version());
    }

    private static List<Restored.Register> registers(State state, ChildId child) {
        var amounts = new HashMap<LocalDate, Amount>();
        for (var day : days(state, child)) {
            amounts.put(day, Amount.of(state.book(child).on(day)));
        }
        var running = state.child(child).map(ChildState::running);
        running.ifPresent(going -> amounts.merge(
                going.day(), new Amount(Sums.NONE.plus(going.interval(false)), Duration.ZERO), Amount::plus));
        return amounts.entrySet().stream()
                .filter(entry -> !entry.getValue().isNone())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().register(child, entry.getKey()))
                .toList();
    }

    /// Days that count for a sum of week or month, now or when the calendar goes back.
    private static List<LocalDate> days(State state, ChildId child) {
        var zone = state.document().policy().zone();
        var first = Retention.of(Optional.of(state.clock()), zone).first();
        var days = new ArrayList<LocalDate>();
        for (var day : state.book(child).days()) {
            if (!day.isBefore(first)) {
                days.add(day);
            }
        }
        return days;
    }

    private static List<Fact> facts(State state, ChildId child) {
        var book = state.book(child);
        var since = state.today().minusDays(OPENINGS);
        var facts = new ArrayList<Fact>();
        for (var day : days(state, child)) {
            var on = book.on(day);
            on.opening()
                    .filter(BookDay.Opening::valid)
                    .filter(opening -> !day.isBefore(since) || opening.trust() != Trust.FULL)
                    .ifPresent(opening -> facts.add(opened(state, child, day, opening)));
            if (!day.isBefore(since) && on.owes().isPositive()) {
                facts.add(new Fact.Owed(child, day, on.owes()));
            }
            if (on.finishTaken().isPositive()) {
                facts.add(new Fact.FinishLineTaken(child, day, on.finishTaken()));
            }
        }
        book.gifts().entrySet().stream()
                .filter(entry -> !entry.getValue().day().isBefore(since))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> facts.add(granted(child, entry.getKey(), entry.getValue())));
        book.pause()
                .filter(pause -> pause.until().isAfter(state.now()))
                .ifPresent(pause -> facts.add(new Fact.Paused(child, pause.from(), pause.until())));
        for (var study : book.studies(state.today(), state.document().policy().zone())) {
            facts.add(new Fact.Studied(child, study.from(), study.until()));
        }
        book.questions().waiting(state.now()).ifPresent(facts::add);
        facts.addAll(book.questions().open(Retention.detailFrom(state)));
        return facts;
    }

    private static Fact opened(State state, ChildId child, LocalDate day, BookDay.Opening opening) {
        return new Fact.DayOpened(
                child,
                day,
                state.document().policy().zone().getId(),
                TzData.version(),
                opening.budget(),
                opening.carry(),
                opening.debt(),
                opening.trust(),
                opening.carryOver(),
                List.of());
    }

    private static Fact granted(ChildId child, String id, Gift gift) {
        return new Fact.Granted(
                child,
                gift.day(),
                gift.amount(),
                gift.beyond().map(TimeFacts.Beyond::until),
                "",
                Optional.of(gift.at()),
                id,
                gift.by(),
                gift.beyond()
                        .filter(beyond -> beyond.begins() != TimeFacts.Beyond.Begins.BY_ITSELF)
                        .map(TimeFacts.Beyond::from));
    }

    private static Optional<LocalDate> day(Fact fact) {
        return switch (fact) {
            case Fact.DayOpened opened -> Optional.of(opened.day());
            case Fact.Corrected corrected -> Optional.of(corrected.day());
            case Fact.Owed owed -> Optional.of(owed.day());
            case Fact.FinishLineTaken taken -> Optional.of(taken.day());
            case Fact.Granted granted -> Optional.of(granted.day());
            case Question.Disputed disputed -> Optional.of(disputed.day());
            default -> Optional.empty();
        };
    }

    /// What a ledger has to be asked for, so that [#beyond] can tell what it lacks.
    public Retention asks() {
        var days = events.stream()
                .flatMap(event -> event.fact() instanceof Restored restored
                        ? restored.registers().stream().map(Restored.Register::day)
                        : event.day().stream());
        var first = days.min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
        return new Retention(first, first);
    }

    /// What a guard remembers that has nothing else.
    public Remembered remembered() {
        return new Remembered(events, checkpoints);
    }

    /// The same, as if it had come from the events of some devices; an older program did not name them.
    public Digest naming(UnaryOperator<List<Restored.Head>> devices) {
        var named = events.stream()
                .map(event -> event.fact() instanceof Restored fact ? with(event, naming(fact, devices)) : event)
                .toList();
        return new Digest(named, checkpoints);
    }

    private static Restored naming(Restored fact, UnaryOperator<List<Restored.Head>> devices) {
        return new Restored(fact.from(), devices.apply(fact.devices()), fact.registers(), fact.children());
    }

    /// Tells what devices had told when an event was written that stands for theirs.
    public interface Told<E extends Exception> {
        Remembered by(Event event) throws E;
    }

    /// What of it a ledger does not tell, so that its days have at least as much.
    ///
    /// @param ledger what it remembers of what [#asks] names; what went on in it when it was left is in this one
    /// @param told by the devices for whose events a register stands
    public <E extends Exception> List<Event> beyond(Remembered ledger, Told<E> told) throws E {
        var books = Engine.books(ledger);
        var all = new ArrayList<Event>();
        for (var event : events) {
            if (event.fact() instanceof Restored restored) {
                LostUse.beyond(restored, told.by(event)).forEach(fact -> all.add(with(event, fact)));
            }
        }
        for (var event : events) {
            if (!(event.fact() instanceof Restored)) {
                beyond(event.fact(), books).map(fact -> with(event, fact)).ifPresent(all::add);
            }
        }
        return all;
    }

    private static Event with(Event event, Fact fact) {
        return new Event(fact, event.actor(), event.at(), event.anchor(), event.day(), event.policyVersion());
    }

    private static Optional<Fact> beyond(Fact fact, Map<ChildId, ChildBook> books) {
        var book = fact.about().map(child -> book(books, child)).orElse(ChildBook.EMPTY);
        boolean told = switch (fact) {
            case Fact.DayOpened opened -> book.on(opened.day()).givesAsMuch(opened);
            case Fact.Owed owed -> book.on(owed.day()).owes().equals(owed.amount());
            case Fact.FinishLineTaken taken ->
                book.on(taken.day()).finishTaken().isPositive();
            case Fact.Granted granted -> book.hasGift(granted.id());
            case Fact.Paused paused ->
                book.pause()
                        .filter(pause -> pause.until().equals(paused.until()))
                        .isPresent();
            case Fact.Studied study -> book.hasStudy(study.at());
            case Question.Requested asked -> book.questions().hasAsked(asked.at());
            case Question.Disputed disputed -> book.questions().hasDispute(disputed.at());
            default -> false;
        };
        if (fact instanceof Fact.Corrected corrected) {
            var more = corrected.amount().minus(book.on(corrected.day()).corrected());
            return more.isPositive()
                    ? Optional.of(new Fact.Corrected(corrected.child(), corrected.day(), more, corrected.words()))
                    : Optional.empty();
        }
        if (told) {
            return Optional.empty();
        }
        // A day begins once: what it gives since then is another thing.
        return Optional.of(
                fact instanceof Fact.DayOpened opened && book.on(opened.day()).isOpened() ? adjusted(opened) : fact);
    }

    private static Fact adjusted(Fact.DayOpened fact) {
        return new Fact.DayAdjusted(
                fact.child(), fact.day(), fact.budget(), fact.carry(), fact.debt(), fact.trust(), fact.carryOver());
    }

    private static ChildBook book(Map<ChildId, ChildBook> books, ChildId child) {
        return books.getOrDefault(child, ChildBook.EMPTY);
    }
}
