package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Fact.Restored;
import org.porchlight.core.policy.ChildId;

/// The fewest facts that stand for a state: a guard that remembers nothing else gives and takes as much as the one
/// whose
/// state it was. What was used is sums of days, without titles; how long a child has sat is not in it.
///
/// @param events in order, all at the state's last reading
/// @param checkpoints intervals of no length, where those that go on stand
public record Digest(List<Event> events, List<Checkpoint> checkpoints) {
    /// The most days of a child and so on that one fact tells of, so that it stays within what the ledger keeps.
    static final int MOST_REGISTERS = 40;

    /// How far back it matters how a day was opened: debts and what is left come from the days just before.
    private static final int OPENINGS = 7;

    public Digest {
        events = List.copyOf(events);
        checkpoints = List.copyOf(checkpoints);
    }

    /// All that bears on the time of the children, what goes on included.
    public static Digest of(State state) {
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
        restored(registers).forEach(fact -> events.add(event(state, fact)));
        facts.forEach(fact -> events.add(event(state, fact)));
        return new Digest(events, checkpoints);
    }

    /// Registers as facts, each of which the ledger can keep, and each of one child: to forget a child deletes whole
    /// facts.
    public static List<Fact> restored(List<Restored.Register> registers) {
        var facts = new ArrayList<Fact>();
        var children =
                registers.stream().map(Restored.Register::child).distinct().toList();
        for (var child : children) {
            var own = registers.stream()
                    .filter(register -> register.child().equals(child))
                    .toList();
            for (int from = 0; from < own.size(); from += MOST_REGISTERS) {
                var some = own.subList(from, Math.min(own.size(), from + MOST_REGISTERS));
                facts.add(new Restored(Restored.From.STANDBY, List.of(), some));
            }
        }
        return facts;
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
        var sums = new HashMap<LocalDate, Sums>();
        for (var day : days(state, child)) {
            sums.put(day, state.book(child).on(day).sums());
        }
        var running = state.child(child).map(ChildState::running);
        running.ifPresent(going -> sums.merge(going.day(), Sums.NONE.plus(going.interval(false)), Sums::plus));
        return sums.entrySet().stream()
                .filter(entry -> !entry.getValue().kinds().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> register(child, entry.getKey(), entry.getValue()))
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

    private static Restored.Register register(ChildId child, LocalDate day, Sums sums) {
        return new Restored.Register(child, day, sums.kinds(), sums.groups(), Duration.ZERO);
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
            if (on.corrected().isPositive()) {
                facts.add(new Fact.Corrected(child, day, on.corrected(), ""));
            }
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
        book.waiting(state.now()).ifPresent(facts::add);
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
        return new Fact.Granted(child, gift.day(), gift.amount(), gift.until(), "", Optional.of(gift.at()), id);
    }

    private static Optional<LocalDate> day(Fact fact) {
        return switch (fact) {
            case Fact.DayOpened opened -> Optional.of(opened.day());
            case Fact.Corrected corrected -> Optional.of(corrected.day());
            case Fact.Owed owed -> Optional.of(owed.day());
            case Fact.FinishLineTaken taken -> Optional.of(taken.day());
            case Fact.Granted granted -> Optional.of(granted.day());
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

    /// What of it a ledger does not tell, so that its days have at least as much.
    ///
    /// @param ledger what it remembers of what [#asks] names; what went on in it when it was left is in this one
    public List<Event> beyond(Remembered ledger) {
        var books = Engine.books(ledger);
        var registers = new ArrayList<Restored.Register>();
        var more = new ArrayList<Event>();
        for (var event : events) {
            if (event.fact() instanceof Restored restored) {
                restored.registers().forEach(register -> beyond(register, books).ifPresent(registers::add));
            } else {
                beyond(event.fact(), books)
                        .map(fact -> new Event(
                                fact, event.actor(), event.at(), event.anchor(), event.day(), event.policyVersion()))
                        .ifPresent(more::add);
            }
        }
        var all = new ArrayList<Event>();
        if (!events.isEmpty()) {
            var first = events.getFirst();
            restored(registers)
                    .forEach(fact -> all.add(new Event(
                            fact, first.actor(), first.at(), first.anchor(), Optional.empty(), first.policyVersion())));
        }
        all.addAll(more);
        return all;
    }

    private static Optional<Restored.Register> beyond(Restored.Register wanted, Map<ChildId, ChildBook> books) {
        var has = book(books, wanted.child()).on(wanted.day()).sums();
        var kinds = new HashMap<Kind, Duration>();
        wanted.kinds().forEach((kind, length) -> kinds.put(kind, length.minus(has.of(kind))));
        var groups = new HashMap<String, Duration>();
        wanted.groups()
                .forEach((group, length) ->
                        groups.put(group, length.minus(has.groups().getOrDefault(group, Duration.ZERO))));
        keepPositive(kinds.values());
        keepPositive(groups.values());
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(new Restored.Register(wanted.child(), wanted.day(), kinds, groups, Duration.ZERO));
    }

    private static void keepPositive(Collection<Duration> lengths) {
        lengths.removeIf(length -> !length.isPositive());
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
            case Fact.Requested asked -> book.hasAsked(asked);
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
