package org.porchlight.core.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.time.ClockEvent.Kind;

/// The calendar of one PC: what time it is, whoever moved which clock.
///
/// Within a [Segment] the calendar is the anchor and the ruler of the boot; the wall clock is only watched. Where a
/// segment begins, the wall clock is taken if it is plausible; otherwise the last known time goes on. The first word
/// of a time server in a segment, and every word of a parent, sets the calendar, forwards or backwards, and moves
/// what was recorded without such a word to where it belongs.
///
/// Readings may be of any size and come in any order: one that is older than the last of its boot changes nothing.
///
/// @param anchor in force; its boot is the one of `last`
/// @param last the newest reading, in whole milliseconds
/// @param built the date of this build of the program, before which no clock is right
/// @param loose finished segments since the last word of a time server or a parent, latest last; the oldest are
///     forgotten beyond [#MOST_LOOSE] and stay where they are
/// @param days the last [#DAYS_KEPT] days of use, latest last
public record TrustedClock(
        Anchor anchor,
        ClockReading last,
        Segment segment,
        Instant built,
        List<LooseSegment> loose,
        List<DayOfUse> days,
        RtcTrust rtcTrust) {
    /// The longest time off that a clock chip is believed.
    public static final int LONGEST_LEAP_DAYS = 400;

    /// What the wall clock may be off before anything is made of it.
    static final Duration NOISE = Duration.ofSeconds(2);
    /// What a segment's first wall clock may lie before the last known time, and what a time server may correct later.
    static final Duration SMALL = Duration.ofMinutes(2);
    static final int MOST_LOOSE = 64;
    static final int DAYS_KEPT = 15;
    private static final int DAYS_ASKED = 14;
    private static final int DAYS_ATTESTED = 3;

    public TrustedClock {
        loose = List.copyOf(loose);
        days = List.copyOf(days);
    }

    /// The first start ever, at an instant that a parent confirms.
    public static Change setUp(ClockReading reading, Instant built) {
        var now = Bounds.of(reading);
        var anchor = new Anchor(1, now.boot(), now.sinceBoot(), now.wall(), Confidence.PARENT);
        var clock =
                new TrustedClock(anchor, now, Segment.at(now), Bounds.of(built), List.of(), List.of(), RtcTrust.NONE);
        return new Change(clock, List.of(anchor), List.of(new ClockEvent(Kind.CONFIRMED, Duration.ZERO)), List.of());
    }

    /// A guard starts, in the same boot or another, after any gap; `this` is what was last written down.
    ///
    /// @param zone of the household, to recognise a clock chip that keeps local time
    public Change resume(ClockReading now, Instant built, ZoneId zone) {
        return new TrustedClock(anchor, last, segment, Bounds.of(built), loose, days, rtcTrust).read(now, zone);
    }

    /// Any later input.
    public Change read(ClockReading reading, ZoneId zone) {
        var now = Bounds.of(reading);
        if (isLate(now)) {
            return Change.none(this);
        }
        var word = now.synced() ? Optional.of(Confidence.NTP) : Optional.<Confidence>empty();
        return startsSegment(now) ? begin(now, word, zone) : goOn(now, zone);
    }

    /// A parent's word that the wall clock is right.
    ///
    /// @param trustRtc for how long plausible RTC segments are sure from now on; zero leaves an earlier word alone
    public Change confirm(ClockReading reading, Duration trustRtc, ZoneId zone) {
        var now = Bounds.of(reading);
        if (isLate(now)) {
            return Change.none(this);
        }
        var word = Confidence.PARENT;
        var change = startsSegment(now)
                ? begin(now, Optional.of(word), zone)
                : elapsed(now).attest(now, word, anchor.no() + 1, zone);
        return trustRtc.isPositive() ? change.with(change.clock().trusting(trustRtc)) : change;
    }

    /// Whether a wall clock can be right at all: not before this program was made, nor a generation after it.
    public boolean isPossible(Instant wall) {
        return Start.isPossible(wall, built);
    }

    /// Calendar time of the last reading.
    public Instant now() {
        return anchor.at(last);
    }

    /// Calendar time at which the segment that runs began.
    public Instant began() {
        return anchor.at(segment.from());
    }

    public Confidence confidence() {
        return anchor.confidence();
    }

    /// Whether somebody vouches for the calendar: a time server, a parent, or a parent's word for the clock chip.
    public boolean isSure() {
        return switch (confidence()) {
            case PARENT, NTP -> true;
            case RTC -> rtcTrust.holdsAt(now());
            case BEHIND -> false;
        };
    }

    /// Whether a time server can be expected: it vouched on three of the last fourteen days of use. The latest day
    /// of use is one of the fourteen only if it is attested itself, so that a morning offline is not held against
    /// the PC.
    public boolean isNormallySynced() {
        int end = days.isEmpty() || days.getLast().attested() ? days.size() : days.size() - 1;
        return days.subList(Math.max(0, end - DAYS_ASKED), end).stream()
                        .filter(DayOfUse::attested)
                        .count()
                >= DAYS_ATTESTED;
    }

    /// Whether a day that begins now is opened in full: the calendar is sure, or nobody can be expected to say so.
    public boolean opensInFull() {
        return isSure() || !isNormallySynced();
    }

    /// A child uses this PC now, on `day` of the household; the same clock if that was known. A day that was never
    /// opened is none: otherwise days made with the clock chip would wear out the habit of being synced.
    public TrustedClock used(LocalDate day) {
        boolean attested = confidence() == Confidence.NTP;
        var kept = new ArrayList<>(days);
        // Later days were never true: the calendar has gone back since.
        kept.removeIf(other -> other.day().isAfter(day));
        if (!kept.isEmpty() && kept.getLast().day().equals(day)) {
            attested |= kept.removeLast().attested();
        }
        kept.add(new DayOfUse(day, attested));
        var newest = kept.subList(Math.max(0, kept.size() - DAYS_KEPT), kept.size());
        return newest.equals(days) ? this : new TrustedClock(anchor, last, segment, built, loose, newest, rtcTrust);
    }

    /// Whether the newest day of use is this one: a time server that speaks on it now vouches for it.
    public boolean wasUsedOn(LocalDate day) {
        return !days.isEmpty() && days.getLast().day().equals(day);
    }

    private boolean isLate(ClockReading now) {
        return isSameBoot(now)
                && (now.sinceBoot().compareTo(last.sinceBoot()) < 0
                        || now.awake().compareTo(last.awake()) < 0);
    }

    private boolean isSameBoot(ClockReading now) {
        return last.boot().equals(now.boot());
    }

    private boolean startsSegment(ClockReading now) {
        var slept = now.sinceBoot().minus(now.awake()).minus(last.sinceBoot().minus(last.awake()));
        return !isSameBoot(now) || slept.compareTo(Segment.LONG_SLEEP) > 0;
    }

    /// T3. With a word the clock chip's claim is never shown, so nothing is told about it.
    private Change begin(ClockReading now, Optional<Confidence> word, ZoneId zone) {
        int no = anchor.no() + 1;
        var start = Start.of(now.wall(), now().plus(unread(now)), built, isNormallySynced());
        var begun = new TrustedClock(
                new Anchor(no, now.boot(), now.sinceBoot(), start.trusted(), start.confidence()),
                now,
                Segment.at(now).withTold(Duration.between(start.trusted(), now.wall())),
                built,
                looseBefore(now),
                days,
                rtcTrust.after(ruler(now)));
        return word.map(by -> begun.attest(now, by, no, zone))
                .orElseGet(() -> new Change(begun, List.of(begun.anchor), start.events(), List.of()));
    }

    /// What a boot was awake after its last reading, when a sleep ends the segment: the segment reaches to where the
    /// sleep begins.
    private Duration unread(ClockReading now) {
        return isSameBoot(now) ? now.awake().minus(last.awake()) : Duration.ZERO;
    }

    /// A parent may err, so only what a time server dates stays where it is; what a parent dated waits for one.
    private List<LooseSegment> looseBefore(ClockReading now) {
        if (confidence() == Confidence.NTP) {
            return loose;
        }
        var all = new ArrayList<>(loose);
        all.add(new LooseSegment(
                anchor.boot(),
                segment.from(),
                last.sinceBoot().plus(unread(now)),
                anchor.at(segment.from()),
                confidence() == Confidence.PARENT));
        return all.subList(Math.max(0, all.size() - MOST_LOOSE), all.size());
    }

    /// T2, and T4 within a segment.
    private Change goOn(ClockReading now, ZoneId zone) {
        if (now.synced() && confidence() != Confidence.NTP) {
            return elapsed(now).attest(now, Confidence.NTP, anchor.no() + 1, zone);
        }
        var next = elapsed(now);
        var offset = Duration.between(next.now(), now.wall());
        if (isAtMost(offset, NOISE)) {
            return Change.none(next.in(segment.onTime()));
        }
        if (!now.synced()) {
            var moved = offset.minus(segment.told());
            return isAtMost(moved, NOISE)
                    ? Change.none(next)
                    : next.in(segment.withTold(offset)).telling(new ClockEvent(Kind.STEPPED, moved));
        }
        if (isAtMost(offset, SMALL)) {
            var followed = new Anchor(anchor.no() + 1, now.boot(), now.sinceBoot(), now.wall(), Confidence.NTP);
            return new Change(next.on(followed, segment.onTime()), List.of(followed), List.of(), List.of());
        }
        return isAtMost(offset.minus(segment.refused()), NOISE)
                ? Change.none(next)
                : next.in(segment.withRefused(offset)).telling(new ClockEvent(Kind.REFUSED, offset));
    }

    /// T4 and T6, on the clock that `now` was read into.
    private Change attest(ClockReading now, Confidence word, int no, ZoneId zone) {
        var off = Duration.between(now(), now.wall());
        var by = isAtMost(off, NOISE) ? Duration.ZERO : off;
        var anchored = new Anchor(no, now.boot(), now.sinceBoot(), now().plus(by), word);
        var events = new ArrayList<ClockEvent>();
        events.add(new ClockEvent(word == Confidence.PARENT ? Kind.CONFIRMED : Kind.ATTESTED, by));
        segment.localTime(now, zone).ifPresent(offset -> events.add(new ClockEvent(Kind.LOCAL_TIME, offset)));
        var stays = word == Confidence.PARENT
                ? loose.stream().filter(LooseSegment::vouched).toList()
                : List.<LooseSegment>of();
        var vouched = new TrustedClock(anchored, last, segment.onTime(), built, stays, days, rtcTrust);
        return new Change(vouched, List.of(anchored), events, Redating.shifts(this, by, word));
    }

    private TrustedClock elapsed(ClockReading now) {
        return new TrustedClock(anchor, now, segment, built, loose, days, rtcTrust.after(ruler(now)));
    }

    /// Time in boots since the last reading; a new boot counts from its beginning.
    private Duration ruler(ClockReading now) {
        return isSameBoot(now) ? now.sinceBoot().minus(last.sinceBoot()) : now.sinceBoot();
    }

    private TrustedClock in(Segment now) {
        return on(anchor, now);
    }

    private TrustedClock on(Anchor now, Segment here) {
        return new TrustedClock(now, last, here, built, loose, days, rtcTrust);
    }

    private TrustedClock trusting(Duration length) {
        return new TrustedClock(anchor, last, segment, built, loose, days, RtcTrust.from(now(), length));
    }

    private Change telling(ClockEvent event) {
        return new Change(this, List.of(), List.of(event), List.of());
    }

    static boolean isAtMost(Duration length, Duration most) {
        return length.abs().compareTo(most) <= 0;
    }
}
