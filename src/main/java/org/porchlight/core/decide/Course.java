package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.Opening;
import org.porchlight.core.policy.Said;

/// How something opens and closes in the days that come: by its openings, and by amounts that run down.
///
/// @param path of the windows where a day has no line of its own, such as `time.windows`
record Course(OpenTimes open, String version, String path) {
    /// What does not close within this time has no limit.
    static final Duration HORIZON = Duration.ofDays(7);

    /// How far the next opening is looked for.
    static final Duration SEARCH = Duration.ofDays(400);

    /// The end of an open time.
    ///
    /// @param supply as it is then, when the child has gone on until `at`
    record Closing(Instant at, Reason reason, RuleRef rule, Supply supply) {}

    /// What closes it first when the child goes on from `at`, where it is open.
    Optional<Closing> closing(Instant at, Supply from) {
        var limit = at.plus(HORIZON);
        var supply = from;
        var reached = at;
        while (!reached.isAfter(limit)) {
            var day = supply.schedule().on(supply.day());
            var opening = open.lastAt(day, reached);
            if (opening.isEmpty()) {
                return Optional.of(windowClosing(reached, supply));
            }
            var next = earlier(opening.get().to(), day.end());
            var first = firstSpent(supply.limits());
            if (first.isPresent() && reached.plus(first.get().left()).isBefore(next)) {
                var end = reached.plus(first.get().left());
                var rule = RuleRef.of(version, first.get().rule());
                var then = supply.spending(first.get().left());
                return Optional.of(new Closing(end, first.get().reason(), rule, then))
                        .filter(closing -> !closing.at().isAfter(limit));
            }
            supply = supply.spending(Duration.between(reached, next));
            supply = next.equals(day.end()) ? supply.next() : supply;
            reached = next;
        }
        return Optional.empty();
    }

    /// The limit that ends first; of several that end together the one that is named first.
    private static Optional<Limit> firstSpent(List<Limit> limits) {
        var first = Optional.<Limit>empty();
        for (var limit : limits) {
            if (first.isEmpty() || limit.left().compareTo(first.get().left()) < 0) {
                first = Optional.of(limit);
            }
        }
        return first;
    }

    private Closing windowClosing(Instant end, Supply supply) {
        var last = open.lastAt(end.minusNanos(1));
        var rule = last.flatMap(Opening::rule)
                .map(said -> RuleRef.of(version, said))
                .orElseGet(() -> windowsRule(supply));
        return new Closing(end, last.map(OpenTimes::reason).orElse(Reason.WINDOW), rule, supply);
    }

    /// What says the windows of a day.
    RuleRef windowsRule(Supply supply) {
        Optional<? extends Said<?>> said = supply.schedule().on(supply.day()).windows();
        return said.map(found -> RuleRef.of(version, found)).orElseGet(() -> new RuleRef(version, path));
    }

    /// The first instant, not before `from`, that is open and on whose day something is left when nothing is used.
    Optional<Instant> opensFrom(Instant from, Supply known) {
        var limit = from.plus(SEARCH);
        var last = earlier(known.schedule().at(limit).date(), known.lastGiven());
        var supply = known;
        var day = candidate(known.schedule().at(from).date(), last, known);
        while (day.isPresent()) {
            var date = day.get();
            if (!supply.isSettledBefore(date) || isShut(date, known)) {
                supply = supply.on(date);
            }
            if (supply.day().isBefore(date) || supply.hasLeft()) {
                var found = open.firstOn(date, from);
                if (found.isPresent()) {
                    return found.filter(instant -> !instant.isAfter(limit));
                }
            }
            day = candidate(date.plusDays(1), last, known);
        }
        return Optional.empty();
    }

    /// The first day from `first` to `last` that may be open; what parents gave can open one that the rules keep
    /// closed.
    private Optional<LocalDate> candidate(LocalDate first, LocalDate last, Supply known) {
        var schedule = known.schedule();
        boolean given = first.equals(known.day()) || open.hasBeyond(first);
        return given && !first.isAfter(last) ? Optional.of(first) : schedule.firstNotShut(first, last);
    }

    private static LocalDate earlier(LocalDate one, Optional<LocalDate> other) {
        return other.filter(day -> day.isBefore(one)).orElse(one);
    }

    private static boolean isShut(LocalDate day, Supply known) {
        return known.schedule().firstNotShut(day, day).isEmpty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
