package org.porchlight.core.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// A week of a child beside the week before.
///
/// @param week ISO 8601, such as `2026-W47`
/// @param today by the household's calendar, when it was asked
/// @param told how much is in it
/// @param days seven, Monday first
/// @param before the seven days before them
/// @param requests what the child asked for on the days, in order, as far as it was not deleted
/// @param disputes of rows of the days, in the order in which they were raised, as far as they were not deleted
/// @param doubts of the seven days, in order
public record WeekReport(
        ChildId child,
        String name,
        String week,
        String zone,
        LocalDate today,
        Visibility told,
        List<DayFacts> days,
        List<DayFacts> before,
        List<Asking> requests,
        List<Dispute> disputes,
        List<Doubt> doubts) {
    private static final int DAYS = 7;

    public WeekReport {
        days = List.copyOf(days);
        before = List.copyOf(before);
        requests = List.copyOf(requests);
        disputes = List.copyOf(disputes);
        doubts = List.copyOf(doubts);
        if (days.size() != DAYS || before.size() != DAYS) {
            throw new IllegalArgumentException("week of " + days.size() + " days after one of " + before.size());
        }
    }

    /// The days of it on which the guard was not sure of that.
    public List<LocalDate> doubted(Doubt.Of of) {
        return doubts.stream().filter(doubt -> doubt.of() == of).map(Doubt::day).toList();
    }

    /// On how many days of it, today left out, nothing was seen at all.
    public int unknownDays() {
        return (int) days.stream()
                .filter(day -> day.day().isBefore(today) && !day.isKnown())
                .count();
    }

    /// A week of which nothing is in doubt or disputed.
    public WeekReport(
            ChildId child,
            String name,
            String week,
            String zone,
            LocalDate today,
            Visibility told,
            List<DayFacts> days,
            List<DayFacts> before,
            List<Asking> requests) {
        this(child, name, week, zone, today, told, days, before, requests, List.of(), List.of());
    }

    /// Where a week lies.
    public enum Lies {
        OVER,
        NOW,
        AHEAD
    }

    /// Where it lies, seen from today.
    public Lies lies() {
        if (days.getLast().day().isBefore(today)) {
            return Lies.OVER;
        }
        return days.getFirst().day().isAfter(today) ? Lies.AHEAD : Lies.NOW;
    }

    /// Whether days of it are to come. On its last day a week is as good as over.
    public boolean isUnfinished() {
        return today.isBefore(days.getLast().day());
    }

    /// What its days come to.
    public WeekSums sums() {
        return WeekSums.of(days);
    }

    /// What the week before came to.
    public WeekSums sumsBefore() {
        return WeekSums.of(before);
    }

    /// What the same days of the week before came to, up to today while the week goes on; nothing when nothing is known
    /// of that week, or this one is still to come.
    public Optional<WeekSums> sumsThen() {
        if (lies() == Lies.AHEAD || !sumsBefore().known()) {
            return Optional.empty();
        }
        return Optional.of(WeekSums.of(before.stream()
                .filter(day -> !day.day().plusDays(DAYS).isAfter(today))
                .toList()));
    }
}
