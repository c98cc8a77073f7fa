package org.porchlight.core.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.Titles;

/// One day of a child as a sum, which is all that reports are made from.
///
/// @param budget of the day's own; nothing when the day has no limit or was never opened
/// @param limit what the day gave in all: its budget, what came over, what parents gave and the finish line, less debt;
///     nothing when it has no budget
/// @param counted taken from the budget, less what was corrected
/// @param kinds how long each kind lasted, corrections left out; what is absent was not
/// @param byTitle spent time by program; the empty title is what no program is known of, or not told of
/// @param byCategory spent time by category of the program; the empty one is of what has none
/// @param limitHits how often the time closed while a session was there
/// @param rests what was rested when a rest had come due
/// @param asked what the child asked for
/// @param given what parents changed
/// @param programs programs that did not start, by path
/// @param sites sites that were not reached, by host
/// @param receipt nothing while the day is not closed
public record DayFacts(
        LocalDate day,
        Optional<Duration> budget,
        Optional<Duration> limit,
        Duration counted,
        Map<Kind, Duration> kinds,
        Map<String, Duration> byTitle,
        Map<String, Duration> byCategory,
        int limitHits,
        Rests rests,
        Asked asked,
        Given given,
        Denials programs,
        Denials sites,
        Optional<String> receipt) {
    /// Rests that came due and were taken.
    ///
    /// @param taken how often the child's programs stood still for one
    /// @param rested how long in all
    /// @param unrested how long the PC was used all the same, because nothing could hold it
    public record Rests(int taken, Duration rested, Duration unrested) {
        public static final Rests NONE = new Rests(0, Duration.ZERO, Duration.ZERO);
    }

    /// How often the child asked for time, and how often a parent said yes.
    public record Asked(int times, int approved) {
        public static final Asked NOTHING = new Asked(0, 0);
    }

    /// What parents gave, and how much less counts by their word.
    public record Given(Duration granted, Duration corrected) {
        public static final Given NOTHING = new Given(Duration.ZERO, Duration.ZERO);
    }

    public DayFacts {
        kinds = Map.copyOf(kinds);
        byTitle = Map.copyOf(byTitle);
        byCategory = Map.copyOf(byCategory);
    }

    /// A day on which all use counted and little happened, and that gave its budget and nothing else.
    public DayFacts(
            LocalDate day,
            Optional<Duration> budget,
            Duration counted,
            Map<String, Duration> byTitle,
            int limitHits,
            Map<String, Integer> programsDenied,
            Map<String, Integer> sitesDenied) {
        this(
                day,
                budget,
                budget,
                counted,
                counted.isZero() ? Map.of() : Map.of(Kind.COUNTED, counted),
                byTitle,
                categories(byTitle),
                limitHits,
                Rests.NONE,
                Asked.NOTHING,
                Given.NOTHING,
                Denials.of(programsDenied),
                Denials.of(sitesDenied),
                Optional.empty());
    }

    /// A day of which nothing is known.
    public static DayFacts none(LocalDate day) {
        return new DayFacts(day, Optional.empty(), Duration.ZERO, Map.of(), 0, Map.of(), Map.of());
    }

    /// Whether anything is known of the day: before the ledger began, and while it was elsewhere, nothing is.
    public boolean isKnown() {
        return budget.isPresent() || receipt.isPresent() || !kinds.isEmpty() || !counted.isZero();
    }

    /// Time by program as time by category.
    public static Map<String, Duration> categories(Map<String, Duration> byTitle) {
        var sums = new HashMap<String, Duration>();
        byTitle.forEach((title, length) -> sums.merge(Titles.category(title).orElse(""), length, Duration::plus));
        return sums;
    }

    public Duration of(Kind kind) {
        return kinds.getOrDefault(kind, Duration.ZERO);
    }

    /// At the PC and not counted.
    public Duration exempt() {
        return of(Kind.EXEMPT);
    }

    /// This day with the interval that goes on.
    DayFacts going(Optional<Duration> budgetNow, Optional<Duration> limitNow, Optional<Interval> goesOn) {
        var all = new HashMap<>(kinds);
        var titles = new HashMap<>(byTitle);
        goesOn.ifPresent(interval -> all.merge(interval.kind(), interval.length(), Duration::plus));
        var spent = goesOn.filter(interval -> interval.kind().isSpent());
        spent.ifPresent(interval -> titles.merge(interval.title().orElse(""), interval.length(), Duration::plus));
        return new DayFacts(
                day,
                budgetNow,
                limitNow,
                counted.plus(spent.map(Interval::length).orElse(Duration.ZERO)),
                all,
                titles,
                categories(titles),
                limitHits,
                rests,
                asked,
                given,
                programs,
                sites,
                receipt);
    }

    /// This day with less said of what was used and tried.
    DayFacts telling(
            Map<String, Duration> titles, Map<String, Duration> categories, Denials noPrograms, Denials noSites) {
        return new DayFacts(
                day,
                budget,
                limit,
                counted,
                kinds,
                titles,
                categories,
                limitHits,
                rests,
                asked,
                given,
                noPrograms,
                noSites,
                receipt);
    }

    /// Titles with the most time first, at most `most`.
    public List<Map.Entry<String, Duration>> longestTitles(int most) {
        return longest(byTitle, most);
    }

    /// The longest first, at most `most`.
    static List<Map.Entry<String, Duration>> longest(Map<String, Duration> lengths, int most) {
        return lengths.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(most)
                .toList();
    }
}
