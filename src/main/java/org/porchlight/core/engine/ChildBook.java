package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
            BookDays.NONE,
            Entries.NONE,
            Gifts.NONE,
            Pauses.NONE,
            Studies.NONE,
            Requests.NONE,
            Disputes.NONE,
            new TreeMap<>());

    private final BookDays days;
    private final Entries recent;
    private final Gifts gifts;
    private final Pauses pauses;
    private final Studies studies;
    private final Requests requests;
    private final Disputes disputes;
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
            BookDays days,
            Entries recent,
            Gifts gifts,
            Pauses pauses,
            Studies studies,
            Requests requests,
            Disputes disputes,
            NavigableMap<Position, Moves> moves) {
        this.days = days;
        this.recent = recent;
        this.gifts = gifts;
        this.pauses = pauses;
        this.studies = studies;
        this.requests = requests;
        this.disputes = disputes;
        this.moves = moves;
    }

    /// What was on a day.
    public BookDay on(LocalDate day) {
        return days.on(day);
    }

    /// What parents gave for a day.
    public Duration granted(LocalDate day) {
        return gifts.on(day);
    }

    /// What was given for a day by a right.
    Duration given(LocalDate day, Fact.Granted.By by) {
        return gifts.on(day, by);
    }

    /// The same with what was given on the days before, back to the last one that is given in full.
    Duration givenSinceInFull(LocalDate day, Fact.Granted.By by) {
        var first = days.lastInFull(day).orElse(LocalDate.MIN);
        return gifts.between(first, day, by);
    }

    /// Opened days that are not given in full, in order.
    public List<LocalDate> notInFull() {
        return days.notInFull();
    }

    /// Days of which something is known, in order.
    Iterable<LocalDate> days() {
        return days.all().keySet();
    }

    /// Whether a grant of this name was given already.
    boolean hasGift(String id) {
        return gifts.has(id);
    }

    /// What parents gave, as it lies now, by what tells it apart.
    Map<String, Gift> gifts() {
        return gifts.now();
    }

    /// Of the pauses that no parent ended the one that lasts longest, as it lies now; it may be over.
    Optional<TimeFacts.Pause> pause() {
        return pauses.longest(moves);
    }

    /// What the pauses are called that no parent ended and that last longer than until an instant.
    List<Instant> pausesBeyond(Instant now) {
        return pauses.beyond(now, moves);
    }

    /// The last study that did not end before its time, as it lies now; it may be over.
    Optional<TimeFacts.Study> study() {
        return studies.last(moves);
    }

    /// What the studies are called that go on, with how long each has.
    Map<Instant, Duration> studiesGoing(Instant now) {
        return studies.going(now, moves);
    }

    /// Whether a study is known that lies at an instant.
    boolean hasStudy(Instant from) {
        return studies.begunAt(from, moves);
    }

    /// Studies that were opened on a day, as they lie now; one that ended before its time ends there.
    List<TimeFacts.Study> studies(LocalDate day, ZoneId zone) {
        return studies.on(day, zone, moves);
    }

    /// What the child asked and disputed.
    public Questions questions() {
        return new Questions(requests, disputes, moves);
    }

    /// Intervals that are kept one by one, the latest first.
    Stream<Interval> latest() {
        return recent.latest();
    }

    /// How the days after one will open, as far as the calendar is trusted now.
    Coming coming(TrustedClock clock, LocalDate day) {
        if (clock.opensInFull()) {
            return Coming.FULL;
        }
        return Coming.provisional(days.openings(day)
                .filter(opening -> opening.trust() == Standing.Trust.PROVISIONAL)
                .count());
    }

    /// What bears on the child's time on a day, but for how long it has been at the PC.
    TimeFacts facts(ChildRules rules, LocalDate today, TrustedClock clock) {
        var last = known;
        var coming = coming(clock, today);
        if (last == null || !last.isOf(rules, today, coming)) {
            last = new Known(
                    rules,
                    today,
                    new TimeFacts(standing(rules, today), gifts.beyond(), pause(), Sitting.NONE, coming, study()));
            known = last;
        }
        return last.facts();
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
        return new Standings(days.all(), gifts.granted());
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
            case Fact.Paused fact -> pausing(pauses.with(event, fact.at(), fact.until()));
            case Fact.Unpaused fact -> pausing(pauses.ending(fact.pausedAt()));
            case Fact.Studied fact -> studying(studies.with(event, fact));
            case Fact.StudyEnded fact -> studying(studies.ending(fact));
            case Fact.Requested fact -> asking(requests.with(event, fact));
            case Fact.Answered fact -> asking(requests.answering(event, fact));
            case Fact.Disputed fact -> disputing(disputes.with(event, fact));
            case Fact.Settled fact -> disputing(disputes.settling(event, fact));
            case Fact.Forgotten fact -> fact.before().map(this::forgetting).orElse(EMPTY);
            case Fact.GuardStarted _,
                    Fact.PolicyStored _,
                    Fact.ClockChanged _,
                    Fact.Redated _,
                    Fact.LimitReached _,
                    Fact.ProgramDenied _,
                    Fact.SiteDenied _,
                    Fact.Looked _,
                    Fact.ParentNamed _,
                    Fact.ParentRemoved _,
                    Fact.WrongSecret _,
                    Fact.CodesEnrolled _,
                    Fact.Bound _,
                    Fact.Sealed _,
                    Fact.DayPacked _,
                    Fact.Restored _ -> this;
        };
    }

    /// This book with many intervals, grants and re-datings of its child.
    ChildBook gathering(List<Event> many) {
        var all = new TreeMap<>(moves);
        for (var event : many) {
            if (event.fact() instanceof Fact.Redated fact) {
                all.putIfAbsent(Position.of(event), Moves.of(event, fact));
            }
        }
        var entries =
                new TreeMap<>(all.size() > moves.size() ? recent.moved(all).all() : recent.all());
        var given = new HashMap<>(gifts.written());
        for (var event : many) {
            if (event.fact() instanceof Fact.IntervalClosed fact) {
                entries.computeIfAbsent(Entry.Key.of(event, fact), _ -> Entry.of(event, fact, all));
            } else if (event.fact() instanceof Fact.Granted fact) {
                given.putIfAbsent(Gift.id(event, fact), Gift.of(event, fact));
            }
        }
        var lying = new Gifts(given, Map.of(), Map.of()).moved(all);
        return new ChildBook(days, new Entries(entries), lying, pauses, studies, requests, disputes, all).recounted();
    }

    private ChildBook restoring(ChildId child, Event event, Fact.Restored fact) {
        var at = Position.of(event);
        var book = this;
        for (var register : fact.registers()) {
            if (register.child().equals(child)) {
                book = book.day(register.day(), day -> day.restoring(at, fact, register));
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

    /// This book without what was before `first`, and without re-datings that move nothing of what is left.
    ChildBook since(LocalDate first) {
        if (!days.hasBefore(first)) {
            return this;
        }
        var kept = new ChildBook(
                days.since(first),
                recent.since(first),
                gifts.since(first, moves),
                pauses.since(first),
                studies.since(first),
                requests.since(first),
                disputes.answeredSince(first),
                moves);
        return new ChildBook(
                        kept.days,
                        kept.recent,
                        kept.gifts,
                        kept.pauses,
                        kept.studies,
                        kept.requests,
                        kept.disputes,
                        kept.movesThatMatter())
                .recounted();
    }

    /// Those that came after something that is kept: what is written under an anchor moves by later ones alone.
    private NavigableMap<Position, Moves> movesThatMatter() {
        return Stream.of(
                        recent.positions(),
                        gifts.positions(),
                        pauses.positions(),
                        studies.positions(),
                        requests.positions())
                .flatMap(positions -> positions)
                .min(Comparator.naturalOrder())
                .map(oldest -> new TreeMap<>(moves.tailMap(new Position(oldest.anchor() + 1, Duration.ZERO), true)))
                .orElseGet(TreeMap::new);
    }

    /// This book with the intervals before `first` summed up: they will not move any more.
    ChildBook settledBefore(LocalDate first) {
        return keeping(recent.since(first));
    }

    /// This book with no more intervals one by one than the last `most`.
    ChildBook settledBeyond(int most) {
        return recent.size() > most ? keeping(recent.newest(most)) : this;
    }

    private ChildBook keeping(Entries kept) {
        if (kept.size() == recent.size()) {
            return this;
        }
        return new ChildBook(
                        days.settling(recent.without(kept)), kept, gifts, pauses, studies, requests, disputes, moves)
                .recounted();
    }

    int intervals() {
        return recent.size();
    }

    int redatings() {
        return moves.size();
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
        return new ChildBook(days.with(date, change), recent, gifts, pauses, studies, requests, disputes, moves);
    }

    private ChildBook adding(Entry.Key key, Entry entry) {
        if (recent.has(key)) {
            return this;
        }
        return new ChildBook(
                days.adding(entry), recent.with(key, entry), gifts, pauses, studies, requests, disputes, moves);
    }

    private ChildBook giving(String id, Gift gift) {
        return new ChildBook(days, recent, gifts.with(id, gift, moves), pauses, studies, requests, disputes, moves);
    }

    private ChildBook pausing(Pauses other) {
        return new ChildBook(days, recent, gifts, other, studies, requests, disputes, moves);
    }

    private ChildBook studying(Studies other) {
        return new ChildBook(days, recent, gifts, pauses, other, requests, disputes, moves);
    }

    private ChildBook asking(Requests other) {
        return new ChildBook(days, recent, gifts, pauses, studies, other, disputes, moves);
    }

    private ChildBook disputing(Disputes other) {
        return new ChildBook(days, recent, gifts, pauses, studies, requests, other, moves);
    }

    private ChildBook forgetting(LocalDate before) {
        return since(before).disputing(disputes.since(before));
    }

    private ChildBook moving(Moves more) {
        if (moves.containsKey(more.at())) {
            return this;
        }
        var all = new TreeMap<>(moves);
        all.put(more.at(), more);
        return new ChildBook(days, recent.moved(all), gifts.moved(all), pauses, studies, requests, disputes, all)
                .recounted();
    }

    /// With the sums of the intervals that are kept.
    private ChildBook recounted() {
        return new ChildBook(days.counting(recent), recent, gifts, pauses, studies, requests, disputes, moves);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChildBook book
                && days.equals(book.days)
                && recent.equals(book.recent)
                && gifts.now().equals(book.gifts.now())
                && pauses.equals(book.pauses)
                && studies.equals(book.studies)
                && requests.equals(book.requests)
                && disputes.equals(book.disputes)
                && moves.equals(book.moves);
    }

    @Override
    public int hashCode() {
        return Objects.hash(days, recent, gifts.now());
    }
}
