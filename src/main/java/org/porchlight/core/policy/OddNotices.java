package org.porchlight.core.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds values of a child's own words that are allowed and seldom meant: most come from a slip of the hand.
///
/// @param days on which the day budgets are looked at
/// @param path of the child
record OddNotices(Child child, ChildRules rules, Set<LocalDate> days, String path, Problems problems) {
    /// A window that goes on longer than this, through a night and into the next morning, has most likely its two times
    /// the wrong way round.
    private static final Duration LONG = Duration.ofHours(12);

    private static final LocalTime MORNING = LocalTime.of(4, 0);
    /// From here on a date of birth is more likely another year's.
    private static final int NO_CHILD = 25;

    void tell(Optional<LocalDate> today) {
        today.ifPresent(this::born);
        var own = child.own();
        turned(own.time().windows(), "time.windows.");
        own.apps()
                .ifPresent(apps -> apps.groups()
                        .forEach((name, group) -> turned(group.windows(), "apps.groups." + name + ".windows.")));
        own.sites()
                .ifPresent(sites -> sites.groups()
                        .forEach((name, group) -> turned(group.windows(), "sites.groups." + name + ".windows.")));
        own.time().week().ifPresent(week -> beyond(week, "time.budget.week", "a week"));
        own.time().month().ifPresent(month -> beyond(month, "time.budget.month", "a month"));
    }

    private void born(LocalDate today) {
        if (child.birth().orElse(null) instanceof Birth.Born(var date)) {
            child.birth()
                    .flatMap(birth -> birth.yearsOn(today))
                    .filter(years -> years >= NO_CHILD)
                    .ifPresent(years -> problems.note(
                            path + "born", date + " is " + years + " years ago; look whether the year is right"));
        }
    }

    private void turned(DayMap<List<TimeWindow>> windows, String at) {
        for (var entry : windows.entries()) {
            for (var window : entry.value()) {
                var length = Duration.between(window.start(), window.end()).plusDays(1);
                if (window.crossesMidnight() && window.end().isAfter(MORNING) && length.compareTo(LONG) > 0) {
                    problems.note(
                            path + at + entry.days().text(),
                            window + " crosses midnight and is open for " + Amounts.write(length)
                                    + "; where that is not meant, turn the two times round");
                }
            }
        }
    }

    private void beyond(Duration sum, String at, String span) {
        days.stream()
                .map(rules::budget)
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Said::value))
                .filter(day -> day.value().compareTo(sum) > 0)
                .ifPresent(day -> problems.note(
                        path + at,
                        Amounts.write(sum) + " for " + span + " is less than the " + Amounts.write(day.value())
                                + " of one day at " + day.path()));
    }
}
