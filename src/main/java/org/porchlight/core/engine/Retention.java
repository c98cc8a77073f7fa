package org.porchlight.core.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.DayOfUse;
import org.porchlight.core.time.TrustedClock;

/// How much of the past the engine keeps in mind: enough for the sums of week and month, and one by one the intervals
/// that may still move on the calendar.
///
/// @param first first day of which anything is wanted
/// @param single first day of which intervals are wanted one by one; earlier ones only where they may still move
public record Retention(LocalDate first, LocalDate single) {
    /// More intervals than the last so many are not kept one by one, wherever they lie: of a child while the guard
    /// runs,
    /// of a PC when it starts. The others are summed up and move no more.
    public static final int MOST_INTERVALS = 20_000;

    /// For how many days back intervals are kept one by one, at least.
    public static final int DAYS_UNPACKED = 7;

    /// What a guard wants to know that goes on from a clock.
    ///
    /// @param clock as it was written down last; nothing at the first start ever
    public static Retention of(Optional<TrustedClock> clock, ZoneId zone) {
        var back = clock.map(last -> goesBackTo(last, zone)).orElse(LocalDate.EPOCH);
        boolean vouched =
                clock.filter(last -> last.confidence() == Confidence.NTP).isPresent();
        var known = at(back);
        // Before the date came to be in doubt there may be days that were opened and not used, and what they pass on.
        return vouched
                ? known
                : new Retention(
                        at(back.minusDays(TrustedClock.LONGEST_LEAP_DAYS)).first(), known.single());
    }

    /// The earliest day to which a calendar may yet go back. One that ran ahead comes back to where the oldest
    /// doubtful time began, and to where the PC was used before that: a sleep between the two moves too. All of the
    /// segment that runs moves by a parent's word. Where a time server vouches for it nothing before it moves.
    private static LocalDate goesBackTo(TrustedClock clock, ZoneId zone) {
        return doubtful(clock, zone).reduce(CivilDays.of(clock.began(), zone), Retention::earlier);
    }

    private static Stream<LocalDate> doubtful(TrustedClock clock, ZoneId zone) {
        var loose = clock.loose().stream().map(segment -> CivilDays.of(segment.begin(), zone));
        if (clock.confidence() == Confidence.NTP) {
            return loose;
        }
        var going = Stream.of(CivilDays.of(clock.began(), zone));
        return Stream.concat(Stream.concat(loose, going), clock.days().stream().map(DayOfUse::day));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static Retention at(LocalDate today) {
        return new Retention(today.withDayOfMonth(1).minusMonths(1), today.minusDays(1));
    }

    /// The first day of which a family keeps every interval: as many days back as its policy says, and never later than
    /// a day that may still move on the calendar.
    public static LocalDate detailFrom(State state) {
        return detailFrom(state.document(), state.clock(), state.today());
    }

    static LocalDate detailFrom(PolicyDocument document, TrustedClock clock, LocalDate today) {
        var kept = today.minusDays(document.policy().household().keepDetail());
        return doubtful(clock, document.policy().zone()).reduce(kept, Retention::earlier);
    }

    /// The first day whose intervals are kept one by one on disk: a week back, and never later than a day of which
    /// a guard that goes on from here wants them one by one. What lies before it does not move on the calendar any
    /// more.
    public static LocalDate packedBefore(State state) {
        var back = state.today().minusDays(DAYS_UNPACKED);
        var single =
                of(Optional.of(state.clock()), state.document().policy().zone()).single();
        return earlier(single, back);
    }

    /// What of a book is kept: where a time server vouches for the calendar, what was before the segment that runs
    /// stays where it is; where nobody does, all that a guard would read again at a start.
    static ChildBook kept(ChildBook book, LocalDate today, TrustedClock clock, ZoneId zone) {
        boolean still = clock.confidence() == Confidence.NTP;
        var began = at(CivilDays.of(clock.began(), zone));
        var kept = still
                ? book.since(at(today).first()).settledBefore(began.single())
                : book.since(of(Optional.of(clock), zone).first());
        return kept.settledBeyond(MOST_INTERVALS);
    }
}
