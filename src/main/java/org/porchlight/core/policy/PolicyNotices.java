package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds what is sound in a policy and yet not what a parent may have meant.
final class PolicyNotices {
    /// Where no day is given, presets are compared from here.
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    private static final int LOOK_AHEAD = 400;
    private static final int MOST_DAYS = 2000;

    /// A family has fewer; a file with thousands shall not keep a PC busy.
    private static final int MOST_CHILDREN = 100;

    private static final int YEAR_SOON = 30;
    private static final int MOST_YEARS = 10;

    private final PolicyDocument document;
    private final FamilyCalendar calendar;
    private final Optional<LocalDate> today;
    private final LocalDate base;
    private final Problems problems;

    private PolicyNotices(PolicyDocument document, Circumstances circumstances, Problems problems) {
        var policy = document.policy();
        this.document = document;
        this.calendar = FamilyCalendar.of(policy.household().calendar(), policy.calendars());
        this.today = circumstances.today();
        this.base = circumstances.today().orElse(SOME_DAY);
        this.problems = problems;
    }

    static void tell(PolicyDocument document, Circumstances circumstances, Problems problems) {
        var notices = new PolicyNotices(document, circumstances, problems);
        circumstances.today().ifPresent(notices::years);
        var children = document.policy().children();
        if (children.isEmpty()) {
            problems.note("children", "names no child, so nobody is limited");
        }
        for (int i = 0; i < Math.min(children.size(), MOST_CHILDREN); i++) {
            notices.child(children.get(i), "children[" + i + "].");
        }
    }

    /// Years that matter soon, or that a date of the family lies in.
    private void years(LocalDate today) {
        var policy = document.policy();
        var named = Stream.concat(
                policy.calendars().stream()
                        .flatMap(period ->
                                period instanceof Period.Written written ? written.dates().stream() : Stream.of())
                        .map(DateRange::last),
                policy.children().stream().flatMap(child -> dates(child.own())));
        Stream.concat(Stream.of(today, today.plusDays(YEAR_SOON)), named.filter(day -> !day.isBefore(today)))
                .map(LocalDate::getYear)
                .distinct()
                .sorted()
                .filter(year -> !document.knowsHolidays(year))
                .limit(MOST_YEARS)
                .forEach(year -> problems.note(
                        "household.calendar",
                        "the public holidays of " + year
                                + " are not known to this version; in that year only weekends are days off"));
    }

    /// Days that a child's own words on windows and budgets name.
    private Stream<LocalDate> dates(Layer own) {
        return Stream.concat(own.time().windows().entries().stream(), own.time().budget().entries().stream())
                .flatMap(entry ->
                        entry.days() instanceof DaySet.Dated(var range) ? Stream.of(range.last()) : Stream.of());
    }

    private void child(Child child, String path) {
        var own = child.own();
        var rules = document.rules(child.id());
        RuleNotices.tell(own, rules.appRules(base).otherwise().value(), path, problems);
        if (own.time().stepDown().isPresent()
                && rules.budget(base).isEmpty()
                && own.time().budget().isEmpty()) {
            problems.note(path + "time.step-down", "there is no day budget that could step down");
        }
        var days = days(own);
        new OddNotices(child, rules, days, path, problems).tell(today);
        useless(day -> new GroupRules(rules.windows(day), rules.budget(day)), days, path);
        own.apps()
                .ifPresent(apps -> apps.groups()
                        .keySet()
                        .forEach(name -> useless(day -> group(rules.appGroups(day), name), days, path)));
        own.sites()
                .ifPresent(sites -> sites.groups()
                        .keySet()
                        .forEach(name -> useless(day -> group(rules.siteGroups(day), name), days, path)));
        today.ifPresent(day -> silent(child, day, path));
        child.preset()
                .flatMap(Presets::find)
                .ifPresent(preset -> new Weaker(child, preset, calendar, days, path, problems).tell());
    }

    /// A preset that has no rules for the child's age.
    private void silent(Child child, LocalDate day, String path) {
        child.birth()
                .flatMap(birth -> birth.tierOn(day))
                .ifPresent(tier -> child.preset()
                        .flatMap(Presets::find)
                        .filter(preset -> preset.layer(tier).isEmpty())
                        .ifPresent(preset -> problems.note(
                                path + "preset",
                                preset.name() + " has no rules for " + tier
                                        + ", the age of this child: only what is written here holds")));
    }

    /// Days on which the words of a child are looked at: a year from today, and the ends of each dated key.
    private Set<LocalDate> days(Layer own) {
        var days = new LinkedHashSet<LocalDate>();
        base.datesUntil(base.plusDays(LOOK_AHEAD)).forEach(days::add);
        Stream.concat(own.time().windows().entries().stream(), own.time().budget().entries().stream())
                .flatMap(entry -> ends(entry.days()))
                .limit(MOST_DAYS)
                .forEach(days::add);
        return days;
    }

    private Stream<LocalDate> ends(DaySet days) {
        return switch (days) {
            case DaySet.Dated(var range) -> Stream.of(range.first(), range.last());
            case DaySet.Named(var name) ->
                calendar.period(name).ranges().stream().flatMap(range -> Stream.of(range.first(), range.last()));
            case DaySet.EveryDay _, DaySet.SchoolDays _, DaySet.DaysOff _, DaySet.Weekdays _ -> Stream.of();
        };
    }

    private static GroupRules group(Map<String, GroupRules> groups, String name) {
        return groups.getOrDefault(name, new GroupRules(Optional.empty(), Optional.empty()));
    }

    /// Windows that never let anybody in, because every day they are for has a budget of 0. One that crosses midnight
    /// lives on the next day's budget.
    private void useless(Function<LocalDate, GroupRules> rules, Set<LocalDate> days, String path) {
        Map<String, String> zeroBy = new LinkedHashMap<>();
        Set<String> useful = new HashSet<>();
        for (var day : days) {
            var held = rules.apply(day);
            var said = held.windows().filter(found -> found.pack().isEmpty() && isWithinDay(found.value()));
            if (said.isEmpty()) {
                continue;
            }
            var zero = held.budget().filter(length -> length.value().isZero());
            if (zero.isPresent()) {
                zeroBy.putIfAbsent(said.get().path(), zero.get().path());
            } else {
                useful.add(said.get().path());
            }
        }
        zeroBy.forEach((window, zero) -> {
            if (!useful.contains(window)) {
                problems.note(path + window, "the budget of 0 at " + zero + " keeps this closed all the same");
            }
        });
    }

    private static boolean isWithinDay(List<TimeWindow> windows) {
        return !windows.isEmpty() && windows.stream().noneMatch(TimeWindow::crossesMidnight);
    }
}
