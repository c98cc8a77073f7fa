package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.policy.ChildRules;

/// Where days stand, each as it follows from the day before it.
///
/// @param days those of which something is known
/// @param granted what parents gave, by day
record Standings(NavigableMap<LocalDate, BookDay> days, Map<LocalDate, Duration> granted) {
    /// Where a day stands: as it was opened, and where it was not, as the day before leaves it.
    Standing standing(ChildRules rules, LocalDate today) {
        var standing = begin(rules, today);
        while (standing.day().isBefore(today)) {
            standing = on(next(standing, rules), rules);
        }
        return standing;
    }

    /// What a day would begin with if it were opened now, whatever was said when it was.
    Standing begun(ChildRules rules, LocalDate day) {
        var before = days.lowerKey(day);
        if (before == null) {
            return Standing.of(day);
        }
        var standing = standing(rules, before);
        while (standing.day().isBefore(day)) {
            standing = next(standing, rules);
        }
        return standing;
    }

    private Standing next(Standing standing, ChildRules rules) {
        return standing.next(rules, day(standing.day()).terms(standing.day(), rules));
    }

    private Standing begin(ChildRules rules, LocalDate today) {
        for (var entry : days.headMap(today, true).descendingMap().entrySet()) {
            var opening = entry.getValue().opening().filter(BookDay.Opening::valid);
            if (opening.isPresent()) {
                return on(
                        entry.getKey(),
                        opening.get().carry(),
                        opening.get().debt(),
                        opening.get().trust(),
                        rules);
            }
        }
        var first = days.isEmpty() || days.firstKey().isAfter(today) ? today : days.firstKey();
        return on(first, Duration.ZERO, Duration.ZERO, Standing.Trust.FULL, rules);
    }

    private Standing on(Standing begun, ChildRules rules) {
        return on(begun.day(), begun.carry(), begun.debt(), begun.trust(), rules);
    }

    private Standing on(LocalDate date, Duration carry, Duration debt, Standing.Trust trust, ChildRules rules) {
        var day = day(date);
        return new Standing(
                date,
                day.spent(),
                spent(rules.weekStart(date), date),
                spent(ChildRules.monthStart(date), date),
                carry,
                granted.getOrDefault(date, Duration.ZERO),
                debt,
                day.finishTaken(),
                day.owes(),
                trust,
                day.sums().groups());
    }

    private Duration spent(LocalDate from, LocalDate to) {
        return days.subMap(from, true, to, true).values().stream()
                .map(BookDay::spent)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private BookDay day(LocalDate date) {
        return days.getOrDefault(date, BookDay.NONE);
    }
}
