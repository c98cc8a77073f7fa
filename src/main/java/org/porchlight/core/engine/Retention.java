package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.LooseSegment;
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

    /// What a guard wants to know that goes on from a clock.
    ///
    /// @param clock as it was written down last; nothing at the first start ever
    public static Retention of(Optional<TrustedClock> clock, ZoneId zone) {
        // A calendar that ran ahead comes back to where the oldest doubtful time began; all of the segment that runs
        // moves by a parent's word.
        var known = clock.map(last -> last.loose().stream()
                        .map(LooseSegment::begin)
                        .reduce(last.began(), (one, other) -> one.isBefore(other) ? one : other))
                .orElse(Instant.EPOCH);
        return at(CivilDays.of(known, zone));
    }

    static Retention at(LocalDate today) {
        return new Retention(today.withDayOfMonth(1).minusMonths(1), today.minusDays(1));
    }

    /// The first day of which a family keeps every interval: as many days back as its policy says, and never later than
    /// a day that may still move on the calendar.
    public static LocalDate detailFrom(State state) {
        var zone = state.document().policy().zone();
        var kept = state.today().minusDays(state.document().policy().household().keepDetail());
        var clock = state.clock();
        var going = clock.confidence() == Confidence.NTP
                ? Stream.<Instant>empty()
                : Stream.of(clock.anchor().at(clock.segment().from()));
        return Stream.concat(clock.loose().stream().map(LooseSegment::begin), going)
                .map(begin -> CivilDays.of(begin, zone))
                .reduce(kept, (one, other) -> one.isBefore(other) ? one : other);
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
