package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.ChildId;

/// One child under the eyes of a perfect guard. In milliseconds.
final class Ward {
    private static final long CLAIM = Duration.ofMinutes(15).toMillis();
    private static final long CLAIMS_OF_A_DAY = Duration.ofMinutes(60).toMillis();
    private static final long QUESTION = Duration.ofHours(8).toMillis();

    /// A question that waits for an answer, for as long as was said where it was asked.
    private record Asked(Optional<Duration> amount, Spoken waits) {}

    final ChildId id;
    final Page page;
    private final Seats seats;
    private OpenMinutes open;
    private final Programs programs;
    private final Extensions beyond = new Extensions();
    private final TreeMap<LocalDate, Long> truth = new TreeMap<>();
    private final List<Spoken> pauses = new ArrayList<>();
    private Optional<Asked> asked = Optional.empty();
    private LocalDate today = LocalDate.EPOCH;

    private Kind kind = Kind.AWAY;
    /// What this moment is when nothing is claimed, or no claim is believed any more.
    private Kind unclaimed = Kind.AWAY;
    private Optional<String> group = Optional.empty();
    /// What was claimed while time last passed, and how much of it was believed.
    private Optional<Kind> claim = Optional.empty();
    private long claimed;
    private boolean usedThroughout;

    Ward(ChildId id, Seats seats, PlainRules rules) {
        this.id = id;
        this.seats = seats;
        this.page = new Page(rules);
        this.programs = new Programs(page);
        this.open = new OpenMinutes(rules::windows);
    }

    void adopt(PlainRules rules) {
        page.rules = rules;
        open = new OpenMinutes(rules::windows);
        beyond.forgetWindows();
        programs.adopt();
    }

    /// The day it is, opened if it was not yet, and what this moment is for the child.
    void settle(LocalDate day, PlainClock clock, HomeTime home) {
        today = day;
        page.enterDay(day, clock.isSure(), clock::isNormallySynced);
        unclaimed = unclaimedAt(clock.calendar(), home);
        kind = believed();
        group = programs.group(seats.title(id), today);
    }

    /// T1: a gap counts when the child used the PC before, after and all through it.
    void isSeen() {
        usedThroughout &= seats.isUsing(id);
    }

    /// The guard dies.
    void isLeft() {
        usedThroughout = kind.isSpent() && seats.isUsing(id);
    }

    boolean isActive() {
        return seats.isActive(id);
    }

    boolean isExempt() {
        return kind == Kind.EXEMPT;
    }

    boolean isAtIt() {
        return kind.isUse();
    }

    Set<Boolean> mayStart(String path, long late, long account, long calendar, HomeTime home) {
        return programs.mayStart(path, late, account, calendar, home, today);
    }

    /// How long it is, at least, until this moment becomes another kind by itself; another day apart.
    long nothingChangesFor(long calendar, HomeTime home) {
        long least = kind == Kind.COUNTED ? page.leftOfAll(today) : believesFor();
        least = Math.min(least, open.changesIn(calendar, home));
        for (var said : pauses) {
            least = Math.min(least, said.changesIn(calendar));
        }
        return Math.min(least, givenChangesIn(calendar, home));
    }

    /// How long it is until a time that was given past the windows begins or ends.
    long givenChangesIn(long calendar, HomeTime home) {
        return opened(home).stream()
                .mapToLong(past -> past.changesIn(calendar))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /// The first kind of TIME's list that fits, but for claims. Asleep and guard down are told apart elsewhere.
    private Kind unclaimedAt(long calendar, HomeTime home) {
        if (!seats.isActive(id)) {
            return Kind.AWAY;
        }
        // A pause stops also what does not count.
        boolean stops = isPaused(calendar) && !seats.isLoose(id);
        if (!stops && programs.isExempt(seats.title(id), today)) {
            return Kind.EXEMPT;
        }
        if (isOpen(calendar, home)) {
            return Kind.COUNTED;
        }
        return seats.isLoose(id) ? Kind.UNENFORCED : Kind.FROZEN;
    }

    private Kind believed() {
        var says = claims();
        boolean mayClaim = unclaimed != Kind.AWAY && unclaimed != Kind.FROZEN;
        return mayClaim && says.isPresent() && claimLeft() > 0 ? says.get() : unclaimed;
    }

    private Optional<Kind> claims() {
        if (!seats.isActive(id)) {
            return Optional.empty();
        }
        if (seats.isLocked(id)) {
            return Optional.of(Kind.LOCKED);
        }
        return seats.isIdle(id) ? Optional.of(Kind.IDLE) : Optional.empty();
    }

    private long claimLeft() {
        var sheet = page.sheet(today);
        long ofDay = CLAIMS_OF_A_DAY - sheet.of(Kind.IDLE) - sheet.of(Kind.LOCKED);
        return Math.min(CLAIM - (claims().equals(claim) ? claimed : 0), ofDay);
    }

    /// A late look counts by the state before it, and of a claim no more than is ever believed.
    void believesNoLonger() {
        if (believesFor() <= 0) {
            kind = unclaimed;
        }
    }

    /// How long it still believes what is claimed.
    long believesFor() {
        return kind == Kind.IDLE || kind == Kind.LOCKED ? claimLeft() : Long.MAX_VALUE;
    }

    private boolean isOpen(long calendar, HomeTime home) {
        return !isPaused(calendar) && isInside(calendar, home) && page.leftOfAll(today) > 0;
    }

    /// Of several pauses the one that lasts longest holds.
    private boolean isPaused(long calendar) {
        return pauses.stream()
                .max(Comparator.comparingLong(Spoken::ends))
                .filter(longest -> longest.contains(calendar))
                .isPresent();
    }

    /// Whether a window, or a parent's word past the windows, holds an instant.
    boolean isInside(long calendar, HomeTime home) {
        return open.contains(calendar, home) || opened(home).stream().anyMatch(past -> past.contains(calendar));
    }

    private List<Extension.Opened> opened(HomeTime home) {
        return beyond.opened(at -> open.contains(at, home), home);
    }

    /// Time of which the guard sees every second.
    void passes(Segment segment, long length, HomeTime home, LocalDate trueDay) {
        page.lasted(segment, segment.length, length, kind, group, home);
        if (!claims().equals(claim)) {
            claim = claims();
            claimed = 0;
        }
        if (kind == Kind.IDLE || kind == Kind.LOCKED) {
            claimed += length;
        }
        if (kind.isSpent()) {
            truth.merge(trueDay, length, Long::sum);
        }
    }

    /// Time of which it sees nothing. What stood still stands still.
    void passesUnseen(long length, LocalDate trueDay) {
        if ((kind != Kind.FROZEN || seats.isLoose(id))
                && seats.isUsing(id)
                && !programs.isExempt(seats.title(id), today)) {
            truth.merge(trueDay, length, Long::sum);
        }
    }

    void fillsGap(Segment segment, long awake, long asleep, long longest, HomeTime home) {
        long counted = usedThroughout ? Math.min(awake, longest) : 0;
        page.lasted(segment, segment.length, counted, Kind.COUNTED, group, home);
        page.lasted(segment, segment.length + counted, awake - counted, Kind.GUARD_DOWN, group, home);
        page.lasted(segment, segment.length + awake, asleep, Kind.ASLEEP, group, home);
    }

    void sleeps(Segment segment, long length, HomeTime home) {
        page.lasted(segment, segment.length, length, Kind.ASLEEP, group, home);
    }

    void grant(long amount, boolean beyondWindow, PlainClock clock, HomeTime home) {
        if (beyondWindow) {
            long at = clock.calendar();
            long base = endOfOpen(at, home);
            if (base < home.startAfter(home.day(at))) {
                long place = clock.segment().length;
                var end = base > at ? OptionalLong.of(base) : OptionalLong.empty();
                beyond.add(new Extension(new Spoken(clock.segment(), place, place + amount), at, end));
            }
        }
        page.given(clock.segment(), amount, home);
    }

    /// Once a day, while the day's budget is what closes or will close first, on a day that is sure.
    void takeFinishLine(PlainClock clock, HomeTime home) {
        var sheet = page.sheet(today);
        boolean has = !page.rules.budget(today).equals(Optional.of(Duration.ZERO));
        boolean mayTake = has && sheet.finish == 0 && sheet.trust == Sheet.Trust.FULL && !isPaused(clock.calendar());
        if (mayTake && Foresight.closes(this, clock.calendar(), home).equals(Optional.of(Page.Limit.DAY))) {
            sheet.finish = page.rules.finishLine(today).toMillis();
        }
    }

    /// Where the open time ends in which an instant lies; the instant itself when it is closed.
    private long endOfOpen(long calendar, HomeTime home) {
        long midnight = home.startAfter(home.day(calendar));
        long at = calendar;
        while (at < midnight && isInside(at, home)) {
            long here = at;
            long next = at + HomeTime.untilNextMinute(at);
            at = opened(home).stream()
                    .filter(past -> past.contains(here))
                    .mapToLong(Extension.Opened::ends)
                    .reduce(open.contains(here, home) ? next : here, Math::max);
        }
        return Math.min(at, midnight);
    }

    void pause(Optional<Long> length, PlainClock clock, HomeTime home) {
        long place = clock.segment().length;
        long midnight = home.startAfter(home.day(clock.calendar())) - clock.segment().begins;
        pauses.add(new Spoken(
                clock.segment(), place, length.map(given -> place + given).orElse(midnight)));
    }

    void unpause(PlainClock clock) {
        if (isPaused(clock.calendar())) {
            pauses.removeIf(said -> said.ends() > clock.calendar());
        }
    }

    /// One question waits at a time, for some hours.
    void request(Optional<Duration> amount, PlainClock clock) {
        if (asked.filter(question -> question.waits().contains(clock.calendar()))
                .isEmpty()) {
            long place = clock.segment().length;
            asked = Optional.of(new Asked(amount, new Spoken(clock.segment(), place, place + QUESTION)));
        }
    }

    /// @return what was given; nothing when no question waits
    long approve(Optional<Duration> amount, PlainClock clock, HomeTime home) {
        var question = asked.filter(one -> one.waits().contains(clock.calendar()));
        var given = question.flatMap(one -> amount.or(one::amount));
        if (given.isPresent()) {
            grant(given.get().toMillis(), false, clock, home);
            asked = Optional.empty();
        }
        return given.map(Duration::toMillis).orElse(0L);
    }

    long truth(LocalDate day) {
        return truth.getOrDefault(day, 0L);
    }

    SortedSet<LocalDate> days() {
        var days = new TreeSet<>(page.sheets.keySet());
        days.addAll(truth.keySet());
        return days;
    }
}
