package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What holds for one child, day by day: the family's own words, and where they are silent the preset of the tier that
/// the child has on that day.
///
/// For each subject (windows, day budget, rest …) the own words are asked first; only a day that none of their day sets
/// holds is looked up in the preset. May be asked from any thread.
public final class ChildRules {
    /// What is told before the end where nobody says anything.
    public static final List<Duration> WARN =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofMinutes(1));

    private final Household household;
    private final FamilyCalendar calendar;
    private final Child child;
    private final Layers alone;
    private final Map<Tier, Layers> overPreset = new EnumMap<>(Tier.class);

    private final ByDay<DayRules> days = new ByDay<>(this::lookUp);
    private final Schedule schedule;
    private final Map<String, GroupSchedule> groups = new HashMap<>();

    private ChildRules(Household household, FamilyCalendar calendar, Child child) {
        this.household = household;
        this.calendar = calendar;
        this.child = child;
        this.alone = new Layers(child.own(), Layer.NONE, Optional.empty(), calendar);
        this.schedule = new Schedule(household.zone(), day -> on(day).windows(), this::givesNothing);
        addGroups(child.own());
        child.preset().flatMap(Presets::find).ifPresent(this::lay);
    }

    private void lay(Preset preset) {
        preset.tiers().forEach((tier, layer) -> {
            overPreset.put(tier, new Layers(child.own(), layer, Optional.of(preset.name()), calendar));
            addGroups(layer);
        });
    }

    private void addGroups(Layer layer) {
        layer.apps()
                .ifPresent(apps -> apps.groups()
                        .keySet()
                        .forEach(name -> addGroup(
                                "apps." + name, day -> on(day).appGroups().get(name))));
        layer.sites()
                .ifPresent(sites -> sites.groups()
                        .keySet()
                        .forEach(name -> addGroup(
                                "sites." + name, day -> on(day).siteGroups().get(name))));
    }

    private void addGroup(String key, Function<LocalDate, @Nullable GroupRules> rules) {
        groups.computeIfAbsent(
                key,
                _ -> new GroupSchedule(
                        household.zone(), day -> Objects.requireNonNullElse(rules.apply(day), GroupRules.NONE)));
    }

    private boolean givesNothing(LocalDate day) {
        return Schedule.isNothing(budget(day))
                || Schedule.isNothing(weekBudget(day))
                || Schedule.isNothing(monthBudget(day))
                || Schedule.isNothing(ownLimit(day));
    }

    static ChildRules of(Household household, FamilyCalendar calendar, Child child) {
        return new ChildRules(household, calendar, child);
    }

    private DayRules on(LocalDate day) {
        return days.on(day);
    }

    private DayRules lookUp(LocalDate day) {
        var tier = tier(day);
        return tier.map(overPreset::get).orElse(alone).on(day, tier);
    }

    public Child child() {
        return child;
    }

    public ZoneId zone() {
        return household.zone();
    }

    /// The tier on a day; nothing from 18, or when the child's age was not said.
    public Optional<Tier> tier(LocalDate day) {
        return child.birth().flatMap(birth -> birth.tierOn(day));
    }

    /// Whether a day is a day off: no school day.
    public boolean isDayOff(LocalDate day) {
        return calendar.isOff(day);
    }

    /// Open times of the windows that start on a day; nothing when the day is open all day.
    public Optional<Said<List<TimeWindow>>> windows(LocalDate day) {
        return on(day).windows();
    }

    /// The windows on the calendar of the household.
    public Schedule schedule() {
        return schedule;
    }

    /// What a group may.
    ///
    /// @param key `apps.NAME` or `sites.NAME`
    /// @return nothing when no rules of its own are said for it
    public Optional<GroupSchedule> group(String key) {
        return Optional.ofNullable(groups.get(key));
    }

    /// The budget of a day, steps down taken; nothing when the day has none.
    public Optional<Said<Duration>> budget(LocalDate day) {
        return on(day).budget();
    }

    public Optional<Said<Duration>> weekBudget(LocalDate day) {
        return on(day).week();
    }

    public Optional<Said<Duration>> monthBudget(LocalDate day) {
        return on(day).month();
    }

    public Optional<Said<Duration>> ownLimit(LocalDate day) {
        return child.own()
                .time()
                .ownLimit()
                .filter(limit -> limit.holdsOn(day))
                .map(limit -> Said.own(limit.length(), "time.own-limit"));
    }

    public Optional<Said<Rest>> rest(LocalDate day) {
        return on(day).rest();
    }

    public List<Duration> warn(LocalDate day) {
        return on(day).warn();
    }

    public Duration carryOver(LocalDate day) {
        return on(day).carryOver();
    }

    public Duration finishLine(LocalDate day) {
        return on(day).finishLine();
    }

    public AtZero atZero(LocalDate day) {
        return on(day).atZero();
    }

    /// What holds for times of study on a day.
    public StudyRules study(LocalDate day) {
        return on(day).study();
    }

    /// Groups of programs that have windows or budgets of their own, by name.
    public Map<String, GroupRules> appGroups(LocalDate day) {
        return on(day).appGroups();
    }

    /// Groups of sites that have windows or budgets of their own, by name.
    public Map<String, GroupRules> siteGroups(LocalDate day) {
        return on(day).siteGroups();
    }

    /// Rules for programs that hold on a day; those that have ended are left out.
    public RuleList<AppRules.Rule, AppRules.Action> appRules(LocalDate day) {
        return on(day).apps();
    }

    /// Rules for sites that hold on a day; those that have ended are left out.
    public RuleList<SiteRules.Rule, SiteRules.Action> siteRules(LocalDate day) {
        return on(day).sites();
    }

    public Optional<Said<SiteRules.Strictness>> safeSearch(LocalDate day) {
        return on(day).safeSearch();
    }

    public Optional<Said<SiteRules.Strictness>> youtube(LocalDate day) {
        return on(day).youtube();
    }

    public Spending spending(LocalDate day) {
        return on(day).spending();
    }

    /// The tier by which parents see what the child does; nothing from 18, or when its age was not said.
    public Optional<Tier> visibility(LocalDate day) {
        return on(day).visibility();
    }

    /// The first day of the week in which a day lies.
    public LocalDate weekStart(LocalDate day) {
        return day.minusDays(Math.floorMod(
                day.getDayOfWeek().getValue() - household.weekStarts().getValue(), 7));
    }

    /// The first day of the calendar month in which a day lies.
    public static LocalDate monthStart(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    DayOfWeek weekStarts() {
        return household.weekStarts();
    }
}
