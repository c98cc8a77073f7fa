package org.porchlight.core.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The lines of a policy that are about the time, the programs, the sites and the money of one child, by their paths:
/// `time.budget.days-off` below the child,
/// `calendar` and `calendars.winter-holiday` of the household. What a program edits, compares and merges is these.
public final class PolicyLines {
    /// The preset of the child.
    public static final String PRESET = "preset";
    /// The public calendar of the household.
    public static final String CALENDAR = "calendar";
    /// Before the name of a period of the household.
    public static final String PERIODS = "calendars.";
    /// Before the day set of windows.
    public static final String WINDOWS = "time.windows.";
    /// Before the day set of a budget.
    public static final String BUDGET = "time.budget.";

    public static final String WEEK = BUDGET + "week";
    public static final String MONTH = BUDGET + "month";
    public static final String REST = "time.rest";
    public static final String WARN = "time.warn";
    public static final String CARRY_OVER = "time.carry-over";
    public static final String FINISH_LINE = "time.finish-line";
    public static final String AT_ZERO = "time.at-zero";
    public static final String STEP_DOWN = "time.step-down";
    /// The limit that the child set itself.
    public static final String OWN_LIMIT = "time.own-limit";
    /// Before the day set of windows of games.
    public static final String GAME_WINDOWS = DaySubject.GAMES.path() + ".windows.";

    /// All rules for programs are one line, because their order matters.
    public static final String PROGRAMS = "apps.rules";

    public static final String OTHER_PROGRAMS = "apps.default";
    /// All rules for sites are one line, too.
    public static final String SITES = "sites.rules";

    public static final String OTHER_SITES = "sites.default";
    /// Before what a sum of money is the most of.
    public static final String SPENDING = "spending.";

    public static final String SPENT_AT_ONCE = SPENDING + "single";
    public static final String SPENT_A_DAY = SPENDING + "day";
    public static final String SPENT_A_MONTH = SPENDING + "month";

    private PolicyLines() {}

    /// All lines that are said, in the order of the format.
    public static Map<String, RuleValue> of(Policy policy, ChildId id) {
        var lines = new LinkedHashMap<String, RuleValue>();
        policy.household().published().ifPresent(which -> lines.put(CALENDAR, new RuleValue.Holidays(which)));
        policy.calendars().forEach(period -> lines.put(PERIODS + period.name(), new RuleValue.Days(period)));
        policy.child(id).ifPresent(child -> {
            child.preset().ifPresent(name -> lines.put(PRESET, new RuleValue.Pack(name)));
            DayLine.tell(new DaySubject.Pc(), child.own(), lines::put);
            time(child.own().time(), lines::put);
            DaySubject.in(child.own()).stream()
                    .filter(subject -> !(subject instanceof DaySubject.Pc))
                    .forEach(group -> DayLine.tell(group, child.own(), lines::put));
            permissions(child.own(), lines::put);
        });
        return lines;
    }

    /// The line of a path, where it is said.
    public static Optional<RuleValue> get(Policy policy, ChildId id, String path) {
        return Optional.ofNullable(of(policy, id).get(path));
    }

    private static void time(TimeRules time, BiConsumer<String, RuleValue> line) {
        time.week().ifPresent(length -> line.accept(WEEK, new RuleValue.Length(length)));
        time.month().ifPresent(length -> line.accept(MONTH, new RuleValue.Length(length)));
        time.rest().ifPresent(rest -> line.accept(REST, new RuleValue.Break(rest)));
        time.warn().ifPresent(lengths -> line.accept(WARN, new RuleValue.Lengths(lengths)));
        time.carryOver().ifPresent(length -> line.accept(CARRY_OVER, new RuleValue.Length(length)));
        time.finishLine().ifPresent(length -> line.accept(FINISH_LINE, new RuleValue.Length(length)));
        time.atZero().ifPresent(how -> line.accept(AT_ZERO, new RuleValue.Zero(how)));
        time.ownLimit().ifPresent(limit -> line.accept(OWN_LIMIT, new RuleValue.Own(limit)));
        time.stepDown().ifPresent(steps -> line.accept(STEP_DOWN, new RuleValue.Steps(steps)));
    }

    private static void permissions(Layer own, BiConsumer<String, RuleValue> line) {
        own.apps().ifPresent(apps -> {
            apps.otherwise().ifPresent(then -> line.accept(OTHER_PROGRAMS, new RuleValue.OtherPrograms(then)));
            if (!apps.rules().isEmpty()) {
                line.accept(PROGRAMS, new RuleValue.Programs(apps.rules()));
            }
        });
        own.sites().ifPresent(sites -> {
            sites.otherwise().ifPresent(then -> line.accept(OTHER_SITES, new RuleValue.OtherSites(then)));
            if (!sites.rules().isEmpty()) {
                line.accept(SITES, new RuleValue.Sites(sites.rules()));
            }
        });
        own.spending().ifPresent(spending -> {
            spending.single().ifPresent(most -> line.accept(SPENT_AT_ONCE, new RuleValue.Sum(most)));
            spending.day().ifPresent(most -> line.accept(SPENT_A_DAY, new RuleValue.Sum(most)));
            spending.month().ifPresent(most -> line.accept(SPENT_A_MONTH, new RuleValue.Sum(most)));
        });
    }

    /// The windows of games that a layer says.
    static DayMap<List<TimeWindow>> games(Layer layer) {
        return DaySubject.GAMES.of(layer).windows();
    }

    /// The policy with another line; nothing else changes.
    ///
    /// @param path one that [#of] could give, of a value of that kind
    /// @param value nothing takes the line out
    public static Policy with(Policy policy, ChildId id, String path, Optional<RuleValue> value) {
        if (path.equals(CALENDAR)) {
            return new Policy(
                    policy.household().publishing(value.map(said -> ((RuleValue.Holidays) said).published())),
                    policy.calendars(),
                    policy.children());
        }
        if (path.startsWith(PERIODS)) {
            return new Policy(
                    policy.household(),
                    periods(policy.calendars(), path.substring(PERIODS.length()), value),
                    policy.children());
        }
        return PolicyChange.child(policy, id, child -> child(child, path, value));
    }

    private static List<Period> periods(List<Period> periods, String name, Optional<RuleValue> value) {
        var changed = new ArrayList<Period>();
        var said = value.map(days -> ((RuleValue.Days) days).period());
        boolean known = false;
        for (var period : periods) {
            if (period.name().equals(name)) {
                said.ifPresent(changed::add);
                known = true;
            } else {
                changed.add(period);
            }
        }
        if (!known) {
            said.ifPresent(changed::add);
        }
        return changed;
    }

    private static Child child(Child child, String path, Optional<RuleValue> value) {
        if (path.equals(PRESET)) {
            return child.with(value.map(said -> ((RuleValue.Pack) said).name()));
        }
        var own = child.own();
        var byDay = DayLine.of(path);
        if (byDay.isPresent()) {
            return child.with(byDay.get().put(own, value));
        }
        return child.with(
                switch (path) {
                    case PROGRAMS ->
                        own.with(AppRules.withRules(
                                own.apps(),
                                value.map(said -> ((RuleValue.Programs) said).rules())
                                        .orElse(List.of())));
                    case OTHER_PROGRAMS ->
                        own.with(AppRules.withOtherwise(
                                own.apps(), value.map(said -> ((RuleValue.OtherPrograms) said).then())));
                    case SITES ->
                        own.withSites(SiteRules.withRules(
                                own.sites(),
                                value.map(said -> ((RuleValue.Sites) said).rules())
                                        .orElse(List.of())));
                    case OTHER_SITES ->
                        own.withSites(SiteRules.withOtherwise(
                                own.sites(), value.map(said -> ((RuleValue.OtherSites) said).then())));
                    case SPENT_AT_ONCE, SPENT_A_DAY, SPENT_A_MONTH ->
                        own.with(spending(own.spending().orElse(Spending.NONE), path, value));
                    default -> own.with(time(own.time(), path, value));
                });
    }

    private static Spending spending(Spending said, String path, Optional<RuleValue> value) {
        var most = value.map(sum -> ((RuleValue.Sum) sum).most());
        return new Spending(
                path.equals(SPENT_AT_ONCE) ? most : said.single(),
                path.equals(SPENT_A_DAY) ? most : said.day(),
                path.equals(SPENT_A_MONTH) ? most : said.month());
    }

    private static TimeRules time(TimeRules time, String path, Optional<RuleValue> value) {
        return new TimeRules(
                time.windows(),
                time.budget(),
                path.equals(WEEK) ? value.map(PolicyLines::length) : time.week(),
                path.equals(MONTH) ? value.map(PolicyLines::length) : time.month(),
                path.equals(REST) ? value.map(said -> ((RuleValue.Break) said).rest()) : time.rest(),
                path.equals(WARN) ? value.map(said -> ((RuleValue.Lengths) said).lengths()) : time.warn(),
                path.equals(CARRY_OVER) ? value.map(PolicyLines::length) : time.carryOver(),
                path.equals(FINISH_LINE) ? value.map(PolicyLines::length) : time.finishLine(),
                path.equals(AT_ZERO) ? value.map(said -> ((RuleValue.Zero) said).how()) : time.atZero(),
                path.equals(OWN_LIMIT) ? value.map(said -> ((RuleValue.Own) said).limit()) : time.ownLimit(),
                path.equals(STEP_DOWN) ? value.map(said -> ((RuleValue.Steps) said).steps()) : time.stepDown(),
                time.study());
    }

    private static Duration length(RuleValue value) {
        return ((RuleValue.Length) value).length();
    }

    /// The days of a line of windows or budgets.
    public static Optional<DaySet> daysOf(String path) {
        return DayLine.of(path).map(DayLine::days);
    }
}
