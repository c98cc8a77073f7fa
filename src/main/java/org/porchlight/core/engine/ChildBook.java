package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.Dated;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Coming;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.time.TrustedClock;

/// What the facts say about one child. The same facts fold to the same book in any order, told once or twice, whether
/// they were just written or are read again after a restart.
public final class ChildBook {
    public static final ChildBook EMPTY = new ChildBook(
            new TreeMap<>(),
            new TreeMap<>(),
            Map.of(),
            Map.of(),
            Map.of(),
            Pauses.NONE,
            Requests.NONE,
            new TreeMap<>());

    private final NavigableMap<LocalDate, BookDay> days;
    private final NavigableMap<Entry.Key, Entry> recent;
    private final Map<String, Gift> written;
    private final Map<String, Gift> gifts;
    private final Map<LocalDate, Duration> granted;
    private final Pauses pauses;
    private final Requests requests;
    private final NavigableMap<Position, Moves> moves;

    /// The last answers, which are asked for at every tick.
    private @Nullable Known known;

    private @Nullable Sat satdown;

    private record Known(ChildRules rules, LocalDate day, TimeFacts facts) {
        boolean isOf(ChildRules asked, LocalDate today, Coming coming) {
            return rules.equals(asked) && day.equals(today) && facts.coming().equals(coming);
        }
    }

    private ChildBook(
            NavigableMap<LocalDate, BookDay> days,
            NavigableMap<Entry.Key, Entry> recent,
            Map<String, Gift> written,
            Map<String, Gift> gifts,
            Map<LocalDate, Duration> granted,
            Pauses pauses,
            Requests requests,
            NavigableMap<Position, Moves> moves) {
        this.days = days;
        this.recent = recent;
        this.written = written;
        this.gifts = gifts;
        this.granted = granted;
        this.pauses = pauses;
        this.requests = requests;
        this.moves = moves;
    }

    /// What was on a day.
    public BookDay on(LocalDate day) {
        return days.getOrDefault(day, BookDay.NONE);
    }

    /// What parents gave for a day.
    public Duration granted(LocalDate day) {
        return granted.getOrDefault(day, Duration.ZERO);
    }

    /// Opened days that are not given in full, in order.
    public List<LocalDate> notInFull() {
        return days.entrySet().stream()
                .filter(entry -> entry.getValue().isOpened()
                        && entry.getValue().opening().orElseThrow().trust() != Standing.Trust.FULL)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Days of which something is known, in order.
    Iterable<LocalDate> days() {
        return days.keySet();
    }

    /// Whether a grant of this name was given already.
    boolean hasGift(String id) {
        return written.containsKey(id);
    }

    /// Whether a question of the child's is known.
    boolean hasAsked(Fact.Requested question) {
        return requests.last()
                .filter(last -> last.value().fact().equals(question))
                .isPresent();
    }

    /// What parents gave, as it lies now, by what tells it apart.
    Map<String, Gift> gifts() {
        return gifts;
    }

    /// Of the pauses that no parent ended the one that lasts longest, as it lies now; it may be over.
    Optional<TimeFacts.Pause> pause() {
        return pauses.longest(moves);
    }

    /// What the pauses are called that no parent ended and that last longer than until an instant.
    List<Instant> pausesBeyond(Instant now) {
        return pauses.beyond(now, moves);
    }

    /// The question of the child's that waits for an answer.
    Optional<Fact.Requested> waiting(Instant now) {
        return requests.waiting(now, moves);
    }

    /// Intervals that are kept one by one, the latest first.
    Stream<Interval> latest() {
        return recent.descendingMap().values().stream()
                .flatMap(entry -> entry.parts().reversed().stream())
                .map(Dated::interval);
    }

    /// How the days after one will open, as far as the calendar is trusted now.
    Coming coming(TrustedClock clock, LocalDate day) {
        if (clock.opensInFull()) {
            return Coming.FULL;
        }
        return Coming.provisional(days.headMap(day, true).values().stream()
                .flatMap(known -> known.opening().stream())
                .filter(opening -> opening.valid() && opening.trust() == Standing.Trust.PROVISIONAL)
                .count());
    }

    /// What bears on the child's time on a day, but for how long it has been at the PC.
    TimeFacts facts(ChildRules rules, LocalDate today, TrustedClock clock) {
        var last = known;
        var coming = coming(clock, today);
        if (last == null || !last.isOf(rules, today, coming)) {
            last = new Known(
                    rules, today, new TimeFacts(standing(rules, today), beyond(), pause(), Sitting.NONE, coming));
            known = last;
        }
        return last.facts();
    }

    private List<TimeFacts.Beyond> beyond() {
        return gifts.values().stream()
                .flatMap(gift -> gift.beyond().stream())
                .sorted(Comparator.comparing(TimeFacts.Beyond::from).thenComparing(TimeFacts.Beyond::until))
                .toList();
    }

    /// Where a day stands.
    Standing standing(ChildRules rules, LocalDate today) {
        return standings().standing(rules, today);
    }

    /// What a day would begin with if it were opened now, whatever was said when it was.
    Standing begun(ChildRules rules, LocalDate day) {
        return standings().begun(rules, day);
    }

    private Standings standings() {
        return new Standings(days, granted);
    }

    /// How long the child had been at the PC where its last closed interval ends.
    Sat sat(Duration pause) {
        var last = satdown;
        if (last == null || !last.pause().equals(pause)) {
            last = Sat.of(pause, latest().iterator());
            satdown = last;
        }
        return last;
    }

    /// This book with one more fact; one of another child changes nothing.
    ChildBook with(ChildId child, Event event) {
        var at = Position.of(event);
        if (event.fact() instanceof Fact.Redated redated) {
            return moving(Moves.of(event, redated));
        }
        if (event.fact() instanceof Fact.Restored restored) {
            return restoring(child, event, restored);
        }
        if (!event.fact().about().equals(Optional.of(child))) {
            return this;
        }
        return switch (event.fact()) {
            case Fact.DayOpened fact -> opening(at, fact);
            case Fact.DayAdjusted fact -> day(fact.day(), day -> day.with(BookDay.Opening.of(at, fact)));
            case Fact.DayVoided fact -> day(fact.day(), day -> day.with(BookDay.Opening.voided(at)));
            case Fact.DayClosed fact -> day(fact.day(), day -> day.closing(at, fact.totals()));
            case Fact.Owed fact -> day(fact.day(), day -> day.owing(at, fact.amount()));
            case Fact.FinishLineTaken fact -> day(fact.day(), day -> day.finishing(at, fact.amount()));
            case Fact.Corrected fact -> day(fact.day(), day -> day.correcting(at, fact.amount()));
            case Fact.IntervalClosed fact -> adding(Entry.Key.of(event, fact), Entry.of(event, fact, moves));
            case Fact.Granted fact -> giving(Gift.id(event, fact), Gift.of(event, fact));
            case Fact.Paused fact -> pausing(pauses.with(event, fact));
            case Fact.Unpaused fact -> pausing(pauses.ending(fact.pausedAt()));
            case Fact.Requested fact -> asking(requests.with(event, fact));
            case Fact.Answered fact -> asking(requests.answering(fact.requestedAt()));
            case Fact.Forgotten fact -> fact.before().map(this::since).orElse(EMPTY);
            case Fact.GuardStarted _,
                    Fact.PolicyStored _,
                    Fact.ClockChanged _,
                    Fact.Redated _,
                    Fact.LimitReached _,
                    Fact.ProgramDenied _,
                    Fact.SiteDenied _,
                    Fact.Looked _,
                    Fact.Bound _,
                    Fact.Sealed _,
                    Fact.DayPacked _,
                    Fact.Restored _ -> this;
        };
    }

    private ChildBook restoring(ChildId child, Event event, Fact.Restored fact) {
        var at = Position.of(event);
        var book = this;
        for (var register : fact.registers()) {
            if (register.child().equals(child)) {
                book = book.day(register.day(), day -> day.restoring(at, register.sums()));
                if (register.granted().isPositive()) {
                    book = book.giving(Gift.id(event, register), Gift.of(event, register));
                }
            }
        }
        return book;
    }

    /// This book with sums of intervals that are not kept one by one.
    ChildBook with(LocalDate date, Sums sums) {
        return day(date, day -> day.settled(day.settled().plus(sums)));
    }

    /// This book without what was before `first`.
    ChildBook since(LocalDate first) {
        if (days.isEmpty() || !days.firstKey().isBefore(first)) {
            return this;
        }
        var kept = new HashMap<>(written);
        kept.values().removeIf(gift -> gift.day().isBefore(first));
        var entries = new TreeMap<>(recent);
        entries.values().removeIf(entry -> !isSince(entry, first));
        return new ChildBook(
                        new TreeMap<>(days.tailMap(first, true)),
                        entries,
                        kept,
                        Map.of(),
                        granted,
                        pauses,
                        requests,
                        moves)
                .recounted();
    }

    /// This book with the intervals before `first` summed up: they will not move any more.
    ChildBook settledBefore(LocalDate first) {
        var kept = new TreeMap<>(recent);
        kept.values().removeIf(entry -> !isSince(entry, first));
        var all = new TreeMap<>(days);
        var gone = recent.values().stream().filter(entry -> !isSince(entry, first));
        sums(gone).forEach((date, sums) -> {
            var day = all.getOrDefault(date, BookDay.NONE);
            all.put(date, day.settled(day.settled().plus(sums).brief()));
        });
        return kept.size() == recent.size()
                ? this
                : new ChildBook(all, kept, written, gifts, granted, pauses, requests, moves).recounted();
    }

    int intervals() {
        return recent.size();
    }

    private static boolean isSince(Entry entry, LocalDate first) {
        return entry.parts().stream().anyMatch(part -> !part.day().isBefore(first));
    }

    private ChildBook opening(Position at, Fact.DayOpened fact) {
        var book = day(fact.day(), day -> day.with(BookDay.Opening.of(at, fact)));
        var date = fact.day();
        for (var terms : fact.passed().reversed()) {
            date = date.minusDays(1);
            book = book.day(date, day -> day.passing(at, terms));
        }
        return book;
    }

    private ChildBook day(LocalDate date, UnaryOperator<BookDay> change) {
        var all = new TreeMap<>(days);
        all.put(date, change.apply(on(date)));
        return new ChildBook(all, recent, written, gifts, granted, pauses, requests, moves);
    }

    private ChildBook adding(Entry.Key key, Entry entry) {
        if (recent.containsKey(key)) {
            return this;
        }
        var entries = new TreeMap<>(recent);
        entries.put(key, entry);
        var all = new TreeMap<>(days);
        entry.parts().forEach(part -> count(all, part));
        return new ChildBook(all, entries, written, gifts, granted, pauses, requests, moves);
    }

    private static void count(Map<LocalDate, BookDay> days, Dated part) {
        var day = days.getOrDefault(part.day(), BookDay.NONE);
        days.put(part.day(), day.recent(day.recent().plus(part.interval())));
    }

    /// What intervals come to on each day.
    private static Map<LocalDate, Sums> sums(Stream<Entry> entries) {
        return entries.flatMap(entry -> entry.parts().stream())
                .collect(Collectors.groupingBy(
                        Dated::day,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Dated::interval, Collectors.toList()), Sums::of)));
    }

    private ChildBook giving(String id, Gift gift) {
        if (written.containsKey(id)) {
            return this;
        }
        var all = new HashMap<>(written);
        all.put(id, gift);
        return new ChildBook(days, recent, all, gifts, granted, pauses, requests, moves).regiven();
    }

    private ChildBook pausing(Pauses other) {
        return new ChildBook(days, recent, written, gifts, granted, other, requests, moves);
    }

    private ChildBook asking(Requests other) {
        return new ChildBook(days, recent, written, gifts, granted, pauses, other, moves);
    }

    private ChildBook moving(Moves more) {
        if (moves.containsKey(more.at())) {
            return this;
        }
        var all = new TreeMap<>(moves);
        all.put(more.at(), more);
        var entries = new TreeMap<>(recent);
        entries.replaceAll((_, entry) -> entry.moved(all));
        return new ChildBook(days, entries, written, gifts, granted, pauses, requests, all).recounted();
    }

    /// With the sums of the intervals that are kept.
    private ChildBook recounted() {
        var all = new TreeMap<>(days);
        all.replaceAll((_, day) -> day.recent(Sums.NONE));
        sums(recent.values().stream())
                .forEach((date, sums) ->
                        all.put(date, all.getOrDefault(date, BookDay.NONE).recent(sums)));
        return new ChildBook(all, recent, written, gifts, granted, pauses, requests, moves).regiven();
    }

    private ChildBook regiven() {
        var now = new HashMap<String, Gift>();
        var sums = new HashMap<LocalDate, Duration>();
        written.forEach((id, gift) -> {
            var there = gift;
            for (var move : moves.values()) {
                there = there.moved(move);
            }
            now.put(id, there);
            sums.merge(there.day(), there.amount(), Duration::plus);
        });
        return new ChildBook(days, recent, written, now, sums, pauses, requests, moves);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChildBook book
                && days.equals(book.days)
                && recent.equals(book.recent)
                && gifts.equals(book.gifts)
                && pauses.equals(book.pauses)
                && requests.equals(book.requests)
                && moves.equals(book.moves);
    }

    @Override
    public int hashCode() {
        return Objects.hash(days, recent, gifts);
    }
}
