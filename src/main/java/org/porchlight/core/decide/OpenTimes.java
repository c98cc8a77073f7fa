package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.CivilDay;
import org.porchlight.core.policy.Opening;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.Schedule;

/// When it is open by the windows and by what parents opened past them. Budgets play no part.
public final class OpenTimes {
    /// A stretch of time that is open.
    ///
    /// @param from inside
    /// @param to first instant after
    public record Stretch(Instant from, Instant to) {}

    private final Schedule schedule;
    private final List<Opening> beyond;

    public OpenTimes(ChildRules rules, TimeFacts facts) {
        this(rules.schedule(), facts.beyond());
    }

    /// Windows alone.
    OpenTimes(Schedule schedule) {
        this(schedule, List.of());
    }

    private OpenTimes(Schedule schedule, List<TimeFacts.Beyond> beyond) {
        this.schedule = schedule;
        this.beyond = beyond.isEmpty() ? List.of() : holding(schedule, beyond);
    }

    /// Without what was to keep open a window that ends elsewhere by now.
    private static List<Opening> holding(Schedule schedule, List<TimeFacts.Beyond> beyond) {
        var holding = new ArrayList<Opening>();
        beyond.stream()
                .sorted(Comparator.comparing(TimeFacts.Beyond::from))
                .forEach(stretch -> holding(schedule, holding, stretch)
                        .map(OpenTimes::grant)
                        .ifPresent(holding::add));
        return List.copyOf(holding);
    }

    /// What one that comes after others opens, if anything.
    private static Optional<TimeFacts.Beyond> holding(
            Schedule schedule, List<Opening> before, TimeFacts.Beyond stretch) {
        return switch (stretch.begins()) {
            case BY_ITSELF -> Optional.of(stretch);
            case AT_AN_END -> {
                var last = stretch.from().minusMillis(1);
                boolean open = longest(longest(before, last), schedule.at(last).openings(), last)
                        .isPresent();
                yield Optional.of(stretch).filter(_ -> open);
            }
            case WHERE_IT_CLOSES -> {
                var midnight = schedule.at(stretch.from()).end();
                var length = Duration.between(stretch.from(), stretch.until());
                var begins = end(schedule, before, stretch.from(), midnight);
                yield Optional.of(new TimeFacts.Beyond(begins, earlier(begins.plus(length), midnight)))
                        .filter(_ -> begins.isBefore(midnight));
            }
        };
    }

    /// Where the open time ends in which an instant lies, after `limit` when it goes on beyond that; the instant
    /// itself when it is closed.
    private static Instant end(Schedule schedule, List<Opening> beyond, Instant at, Instant limit) {
        var end = at;
        for (var opening = lastAt(schedule.at(end), beyond, end);
                opening.isPresent() && !end.isAfter(limit);
                opening = lastAt(schedule.at(end), beyond, end)) {
            end = opening.get().to();
        }
        return end;
    }

    private static Optional<Opening> longest(List<Opening> openings, Instant at) {
        return longest(Optional.empty(), openings, at);
    }

    private static Opening grant(TimeFacts.Beyond stretch) {
        return new Opening(stretch.from(), stretch.until(), Optional.of(Said.own(stretch, "grant")));
    }

    /// Why an opening ends: WINDOW or GRANT.
    static Reason reason(Opening opening) {
        return opening.rule()
                .filter(said -> said.value() instanceof TimeFacts.Beyond)
                .map(_ -> Reason.GRANT)
                .orElse(Reason.WINDOW);
    }

    /// What is open on a day, in order, cut at the day's two midnights; stretches that touch are one.
    public List<Stretch> on(LocalDate date) {
        var day = schedule.on(date);
        var all = new ArrayList<>(day.openings());
        all.addAll(beyond);
        all.sort(Comparator.comparing(Opening::from));
        var merged = new ArrayList<Stretch>();
        for (var opening : all) {
            var from = later(opening.from(), day.start());
            var to = earlier(opening.to(), day.end());
            if (!from.isBefore(to)) {
                continue;
            }
            if (!merged.isEmpty() && !from.isAfter(merged.getLast().to())) {
                var last = merged.removeLast();
                merged.add(new Stretch(last.from(), later(last.to(), to)));
            } else {
                merged.add(new Stretch(from, to));
            }
        }
        return List.copyOf(merged);
    }

    /// The end of the open time in which `at` lies, over midnights and touching windows; nothing when `at` is outside,
    /// or when it goes on for longer than `within`.
    public Optional<Instant> endOf(Instant at, Duration within) {
        var limit = at.plus(within);
        var end = end(schedule, beyond, at, limit);
        return Optional.of(end).filter(found -> found.isAfter(at) && !found.isAfter(limit));
    }

    /// Whether an instant is open.
    public boolean contains(Instant at) {
        return lastAt(at).isPresent();
    }

    /// Of the openings that hold `at`, the one that goes on longest; a window before a grant.
    Optional<Opening> lastAt(Instant at) {
        return lastAt(schedule.at(at), at);
    }

    /// The same, where the day of `at` is known.
    Optional<Opening> lastAt(CivilDay day, Instant at) {
        return lastAt(day, beyond, at);
    }

    private static Optional<Opening> lastAt(CivilDay day, List<Opening> beyond, Instant at) {
        return longest(longest(day.openings(), at), beyond, at);
    }

    private static Optional<Opening> longest(Optional<Opening> first, List<Opening> openings, Instant at) {
        var longest = first;
        for (int i = 0; i < openings.size(); i++) {
            var opening = openings.get(i);
            if (opening.contains(at)
                    && (longest.isEmpty() || opening.to().isAfter(longest.get().to()))) {
                longest = Optional.of(opening);
            }
        }
        return longest;
    }

    /// The first open instant of a day that is not before `from`.
    Optional<Instant> firstOn(LocalDate date, Instant from) {
        var day = schedule.on(date);
        var start = later(day.start(), from);
        var first = first(Optional.empty(), day.openings(), start);
        return first(first, beyond, start).filter(found -> found.isBefore(day.end()));
    }

    private static Optional<Instant> first(Optional<Instant> known, List<Opening> openings, Instant start) {
        var first = known;
        for (int i = 0; i < openings.size(); i++) {
            var opening = openings.get(i);
            var from = later(opening.from(), start);
            if (from.isBefore(opening.to()) && (first.isEmpty() || from.isBefore(first.get()))) {
                first = Optional.of(from);
            }
        }
        return first;
    }

    /// Whether something was opened past the windows that is not over when a day begins.
    boolean hasBeyond(LocalDate date) {
        for (int i = 0; i < beyond.size(); i++) {
            if (beyond.get(i).to().isAfter(schedule.on(date).start())) {
                return true;
            }
        }
        return false;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
