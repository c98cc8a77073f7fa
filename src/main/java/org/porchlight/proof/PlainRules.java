package org.porchlight.proof;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.DayMap;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.Group;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.Layer;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Period;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Presets;
import org.porchlight.core.policy.StepDown;
import org.porchlight.core.policy.Tier;
import org.porchlight.core.policy.TimeRules;
import org.porchlight.core.policy.TimeWindow;

/// What holds for one child on a day, looked up in the plainest way from what the family wrote: nothing of the rules
/// that the guard looks up is in it.
final class PlainRules {
    /// The notice of the State Council on the holidays of 2026: first and last days off.
    private static final List<LocalDate> HOLIDAYS =
            dates("2026-01-01 2026-01-03 2026-02-15 2026-02-23 2026-04-04 2026-04-06 2026-05-01 2026-05-05 "
                    + "2026-06-19 2026-06-21 2026-09-25 2026-09-27 2026-10-01 2026-10-07");

    /// The weekend days of the same notice on which people work.
    private static final List<LocalDate> MAKE_UP_DAYS =
            dates("2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10");

    private final Policy policy;
    private final Child child;
    private final Map<LocalDate, Optional<Duration>> budgets = new HashMap<>();
    private final Map<LocalDate, List<Layer>> layers = new HashMap<>();

    private PlainRules(Policy policy, Child child) {
        this.policy = policy;
        this.child = child;
    }

    static PlainRules of(Policy policy, ChildId id) {
        return new PlainRules(policy, policy.child(id).orElseThrow());
    }

    /// First days of the public holidays of 2026, and its make-up days: around them the calendar matters.
    static Stream<LocalDate> unusualDays() {
        return Stream.concat(HOLIDAYS.stream(), MAKE_UP_DAYS.stream());
    }

    private static List<LocalDate> dates(String text) {
        return Arrays.stream(text.split(" ")).map(LocalDate::parse).toList();
    }

    Optional<List<TimeWindow>> windows(LocalDate day) {
        return said(day, layer -> on(layer.time().windows(), day));
    }

    /// The budget of a day after every step down that was taken until then, one by one.
    Optional<Duration> budget(LocalDate day) {
        return budgets.computeIfAbsent(
                day, _ -> said(day, layer -> on(layer.time().budget(), day)).map(budget -> stepped(budget, day)));
    }

    private Duration stepped(Duration budget, LocalDate day) {
        var down = child.own().time().stepDown();
        if (down.isEmpty()) {
            return budget;
        }
        var left = budget;
        for (var date = down.get().from(); !date.isAfter(day); date = date.plusDays(1)) {
            if (isStep(down.get(), date) && left.compareTo(down.get().floor()) > 0) {
                var less = left.minus(down.get().by());
                left = less.compareTo(down.get().floor()) > 0
                        ? less
                        : down.get().floor();
            }
        }
        return left;
    }

    private static boolean isStep(StepDown down, LocalDate date) {
        int first = down.from().getDayOfMonth();
        return switch (down.every()) {
            case DAY -> true;
            case WEEK -> date.getDayOfWeek() == down.from().getDayOfWeek();
            case MONTH -> date.getDayOfMonth() == Math.min(first, date.lengthOfMonth());
        };
    }

    Optional<Duration> weekBudget(LocalDate day) {
        return said(day, layer -> layer.time().week());
    }

    Optional<Duration> monthBudget(LocalDate day) {
        return said(day, layer -> layer.time().month());
    }

    Optional<Duration> ownLimit(LocalDate day) {
        return child.own()
                .time()
                .ownLimit()
                .filter(limit -> limit.until().isEmpty() || !limit.until().get().isBefore(day))
                .map(OwnLimit::length);
    }

    Duration carryOver(LocalDate day) {
        return amount(day, TimeRules::carryOver);
    }

    Duration finishLine(LocalDate day) {
        return amount(day, TimeRules::finishLine);
    }

    private Duration amount(LocalDate day, Function<TimeRules, Optional<Duration>> which) {
        return said(day, layer -> which.apply(layer.time())).orElse(Duration.ZERO);
    }

    /// The first rule for the program at a path that has not ended before a day.
    Optional<AppRules.Rule> program(String path, LocalDate day) {
        var wanted = new AppRules.Match.Path(path);
        for (var layer : layers(day)) {
            for (var rule : layer.apps().map(AppRules::rules).orElse(List.of())) {
                if (rule.match().equals(wanted)
                        && rule.until().filter(day::isAfter).isEmpty()) {
                    return Optional.of(rule);
                }
            }
        }
        return Optional.empty();
    }

    /// What is done with a program that no rule is for.
    AppRules.Action otherwise(LocalDate day) {
        return said(day, layer -> layer.apps().flatMap(AppRules::otherwise)).orElse(AppRules.Action.ALLOW);
    }

    Optional<List<TimeWindow>> groupWindows(String group, LocalDate day) {
        return said(day, layer -> group(layer, group).flatMap(rules -> on(rules.windows(), day)));
    }

    Optional<Duration> groupBudget(String group, LocalDate day) {
        return said(day, layer -> group(layer, group).flatMap(rules -> on(rules.budget(), day)));
    }

    private static Optional<Group> group(Layer layer, String name) {
        return layer.apps().flatMap(apps -> Optional.ofNullable(apps.groups().get(name)));
    }

    LocalDate weekStart(LocalDate day) {
        var first = day;
        while (first.getDayOfWeek() != policy.household().weekStarts()) {
            first = first.minusDays(1);
        }
        return first;
    }

    /// The family's own word, else the preset's.
    private <V> Optional<V> said(LocalDate day, Function<Layer, Optional<V>> subject) {
        for (var layer : layers(day)) {
            var said = subject.apply(layer);
            if (said.isPresent()) {
                return said;
            }
        }
        return Optional.empty();
    }

    private List<Layer> layers(LocalDate day) {
        return layers.computeIfAbsent(
                day,
                _ -> Stream.concat(Stream.of(child.own()), below(day).stream()).toList());
    }

    private Optional<Layer> below(LocalDate day) {
        return tier(day).flatMap(tier -> child.preset().flatMap(Presets::find).flatMap(preset -> preset.layer(tier)));
    }

    /// By the birthdays that were until then.
    private Optional<Tier> tier(LocalDate day) {
        var birth = child.birth();
        if (birth.isPresent() && birth.get() instanceof Birth.Born(var born)) {
            int years = day.getYear() - born.getYear();
            boolean before = day.getMonthValue() != born.getMonthValue()
                    ? day.getMonthValue() < born.getMonthValue()
                    : day.getDayOfMonth() < born.getDayOfMonth();
            return Tier.ofYears(Math.max(0, before ? years - 1 : years));
        }
        return birth.flatMap(said -> said.tierOn(day));
    }

    private <V> Optional<V> on(DayMap<V> map, LocalDate day) {
        return map.entries().stream()
                .filter(entry -> holds(entry.days(), day))
                .max(Comparator.comparingInt(entry -> rank(entry.days())))
                .map(DayMap.Entry::value);
    }

    /// How specific a set of days is.
    private static int rank(DaySet days) {
        return switch (days) {
            case DaySet.EveryDay _ -> 0;
            case DaySet.SchoolDays _, DaySet.DaysOff _ -> 1;
            case DaySet.Weekdays _ -> 2;
            case DaySet.Named _ -> 3;
            case DaySet.Dated _ -> 4;
        };
    }

    private boolean holds(DaySet days, LocalDate day) {
        return switch (days) {
            case DaySet.EveryDay() -> true;
            case DaySet.DaysOff() -> isOff(day);
            case DaySet.SchoolDays() -> !isOff(day);
            case DaySet.Weekdays(var _, var weekdays) -> weekdays.contains(day.getDayOfWeek());
            case DaySet.Named(var name) -> policy.calendars().stream().anyMatch(period -> isIn(period, name, day));
            case DaySet.Dated(var range) -> range.contains(day);
        };
    }

    private static boolean isIn(Period period, String name, LocalDate day) {
        return period.days().getOrDefault(name, List.of()).stream().anyMatch(range -> range.contains(day));
    }

    private boolean isOff(LocalDate day) {
        boolean family = policy.calendars().stream()
                .filter(period -> period.off().orElse(false))
                .anyMatch(period -> period.days().keySet().stream().anyMatch(name -> isIn(period, name, day)));
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (policy.household().calendar() == PublicCalendar.NONE) {
            return family || weekend;
        }
        return family || isHoliday(day) || (weekend && !MAKE_UP_DAYS.contains(day));
    }

    private static boolean isHoliday(LocalDate day) {
        for (int i = 0; i < HOLIDAYS.size(); i += 2) {
            if (!day.isBefore(HOLIDAYS.get(i)) && !day.isAfter(HOLIDAYS.get(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
