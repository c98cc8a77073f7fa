package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Sums;
import org.porchlight.core.decide.Coming;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.time.TrustedClock;

/// What the facts say about one child. The same facts fold to the same book in any order, told once or twice, whether
/// they were just written or are read again after a restart.
public final class ChildBook {
    public static final ChildBook EMPTY = new ChildBook(Pages.EMPTY);

    private final Pages pages;

    /// The last answers, which are asked for at every tick.
    private @Nullable Known known;

    private @Nullable Sat satdown;

    private record Known(ChildRules rules, LocalDate day, TimeFacts facts) {
        boolean isOf(ChildRules asked, LocalDate today, Coming coming) {
            return rules.equals(asked) && day.equals(today) && facts.coming().equals(coming);
        }
    }

    private ChildBook(Pages pages) {
        this.pages = pages;
    }

    /// A change that may leave the pages as they are: then the answers that are known hold on. Whether others are equal
    /// would take longer to tell than to answer anew.
    @SuppressWarnings("ReferenceEquality")
    private ChildBook turning(Pages other) {
        return other == pages ? this : new ChildBook(other);
    }

    /// What was on a day.
    public BookDay on(LocalDate day) {
        return pages.days().on(day);
    }

    /// What parents gave for a day.
    public Duration granted(LocalDate day) {
        return pages.gifts().on(day);
    }

    /// What was given for a day by a right.
    Duration given(LocalDate day, Fact.Granted.By by) {
        return pages.gifts().on(day, by);
    }

    /// The same with what was given on the days before, back to the last one that is given in full.
    Duration givenSinceInFull(LocalDate day, Fact.Granted.By by) {
        var first = pages.days().lastInFull(day).orElse(LocalDate.MIN);
        return pages.gifts().between(first, day, by);
    }

    /// Opened days that are not given in full, in order.
    public List<LocalDate> notInFull() {
        return pages.days().notInFull();
    }

    /// Days of which something is known, in order.
    Iterable<LocalDate> days() {
        return pages.days().all().keySet();
    }

    /// Whether a grant of this name was given already.
    boolean hasGift(String id) {
        return pages.gifts().has(id);
    }

    /// What parents gave, as it lies now, by what tells it apart.
    Map<String, Gift> gifts() {
        return pages.gifts().now();
    }

    /// Of the pauses that nobody ended the one that lasts longest, as it lies now; it may be over.
    Optional<TimeFacts.Pause> pause() {
        return pages.pauses().longest(pages.moves());
    }

    /// Who began that one.
    public Optional<Actor> pausedBy() {
        return pages.pauses().longestBy(pages.moves());
    }

    /// What the pauses are called that nobody ended and that last longer than until an instant.
    List<Instant> pausesBeyond(Instant now) {
        return pages.pauses().beyond(now, pages.moves());
    }

    /// Whether a pause goes on that the child itself began.
    boolean hasStopped(ChildId child, Instant now) {
        return !pausesBeyond(now, new Actor.OfChild(child)).isEmpty();
    }

    /// Those of them that somebody began.
    List<Instant> pausesBeyond(Instant now, Actor by) {
        return pages.pauses().beyond(now, by, pages.moves());
    }

    /// The last study that did not end before its time, as it lies now; it may be over.
    Optional<TimeFacts.Study> study() {
        return pages.studies().last(pages.moves());
    }

    /// What the studies are called that go on, with how long each has.
    Map<Instant, Duration> studiesGoing(Instant now) {
        return pages.studies().going(now, pages.moves());
    }

    /// Whether a study is known that lies at an instant.
    boolean hasStudy(Instant from) {
        return pages.studies().begunAt(from, pages.moves());
    }

    /// Studies that were opened on a day, as they lie now; one that ended before its time ends there.
    List<TimeFacts.Study> studies(LocalDate day, ZoneId zone) {
        return pages.studies().on(day, zone, pages.moves());
    }

    /// What the child asked and disputed.
    public Questions questions() {
        return new Questions(pages.requests(), pages.disputes(), pages.moves());
    }

    /// Intervals that are kept one by one, the latest first.
    Stream<Interval> latest() {
        return pages.recent().latest();
    }

    /// How the days after one will open, as far as the calendar is trusted now.
    Coming coming(TrustedClock clock, LocalDate day) {
        if (clock.opensInFull()) {
            return Coming.FULL;
        }
        return Coming.provisional(pages.days()
                .openings(day)
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
                    new TimeFacts(
                            standing(rules, today), pages.gifts().beyond(), pause(), Sitting.NONE, coming, study()));
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
        return new Standings(pages.days().all(), pages.gifts().granted());
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
        return turning(pages.with(child, event));
    }

    /// This book with many intervals, grants and re-datings of its child.
    ChildBook gathering(List<Event> many) {
        return turning(pages.gathering(many));
    }

    /// This book with sums of intervals that are not kept one by one.
    ChildBook with(LocalDate date, Sums sums) {
        return turning(pages.with(date, sums));
    }

    /// This book without what was before `first`, and without re-datings that move nothing of what is left.
    ChildBook since(LocalDate first) {
        return turning(pages.since(first));
    }

    /// This book with the intervals before `first` summed up: they will not move any more.
    ChildBook settledBefore(LocalDate first) {
        return turning(pages.settledBefore(first));
    }

    /// This book with no more intervals one by one than the last `most`.
    ChildBook settledBeyond(int most) {
        return turning(pages.settledBeyond(most));
    }

    int intervals() {
        return pages.recent().size();
    }

    int redatings() {
        return pages.moves().size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChildBook book && pages.equals(book.pages);
    }

    @Override
    public int hashCode() {
        return pages.hashCode();
    }
}
