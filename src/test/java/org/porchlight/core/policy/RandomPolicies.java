package org.porchlight.core.policy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Policies that say anything the format can say.
final class RandomPolicies {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    static final String HASH = "ab".repeat(32);
    static final ImportedCalendar IMPORTED =
            new ImportedCalendar(Map.of("校运会", List.of(range(8000)), "Day of \"books\"", List.of(range(8010))));

    private static final List<String> NAMES = List.of(
            "小美", "Bo", "O'Neill \"Max\"", "a\\b", "Zoë", "😀", "#1", "null", "- x", "a: b", "yes", "2026-01-01");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    private final Random random;

    RandomPolicies(long seed) {
        random = new Random(seed);
    }

    private static DateRange range(int days) {
        return new DateRange(START.plusDays(days), START.plusDays(days + 3L));
    }

    Policy policy() {
        var periods = periods();
        var names = periods.stream()
                .flatMap(period -> period.days().keySet().stream())
                .sorted()
                .toList();
        var children = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> child(i, names))
                .toList();
        return new Policy(
                new Household(
                        ZoneId.of(one(ZONES)),
                        maybe(() -> one(List.of(Household.PublicCalendar.values()))),
                        maybe(() -> one(List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY))),
                        maybe(() -> one(List.of(Household.OtherAccounts.values()))),
                        maybe(() -> Household.LEAST_DETAIL + random.nextInt(500))),
                periods,
                children);
    }

    private <V> V one(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <V> Optional<V> maybe(Supplier<V> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private List<Period> periods() {
        var periods = new ArrayList<Period>();
        for (int i = 0; i < random.nextInt(4); i++) {
            int from = 2000 * i;
            var dates = IntStream.range(0, random.nextInt(4))
                    .mapToObj(no -> range(from + 10 * no))
                    .toList();
            periods.add(new Period.Written(
                    one(List.of("exams", "寒假", "2027 trip", "no")) + i, maybe(random::nextBoolean), dates));
        }
        if (random.nextBoolean()) {
            periods.add(new Period.Imported("timetable", maybe(random::nextBoolean), HASH, IMPORTED));
        }
        return periods;
    }

    private Child child(int no, List<String> periods) {
        var birth = maybe(() -> switch (random.nextInt(3)) {
            case 0 -> (Birth) new Birth.Age(random.nextInt(18));
            case 1 -> new Birth.Fixed(one(List.of(Tier.values())));
            default -> new Birth.Born(LocalDate.of(2008, 1, 1).plusDays(random.nextInt(5000)));
        });
        var presets = birth.isEmpty() ? List.of(Child.NO_PRESET) : Presets.names();
        var windows = days(periods, this::windows);
        var budget = days(periods, this::length);
        return new Child(
                new ChildId("c" + no + (random.nextBoolean() ? "-x" : "")),
                maybe(() -> one(NAMES)),
                birth,
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> "user" + no + "." + i)
                        .toList(),
                maybe(() -> one(presets)),
                new Layer(
                        time(windows, budget),
                        maybe(() -> apps(periods)),
                        maybe(() -> sites(periods)),
                        maybe(this::spending),
                        maybe(() -> one(List.of(Tier.values())))));
    }

    private TimeRules time(DayMap<List<TimeWindow>> windows, DayMap<Duration> budget) {
        var steps = new StepDown(
                positive(), one(List.of(StepDown.Every.values())), Duration.ZERO, START.plusDays(random.nextInt(900)));
        return new TimeRules(
                windows,
                budget,
                maybe(() -> Duration.ofMinutes(random.nextInt(168 * 60 + 1))),
                maybe(() -> Duration.ofMinutes(random.nextInt(744 * 60 + 1))),
                maybe(() -> new Rest(positive(), positive())),
                maybe(() -> IntStream.of(15, 5, 1)
                        .limit(random.nextInt(4))
                        .mapToObj(Duration::ofMinutes)
                        .toList()),
                maybe(this::length),
                maybe(this::length),
                maybe(() -> one(List.of(AtZero.values()))),
                maybe(() -> new OwnLimit(length(), maybe(() -> START.plusDays(random.nextInt(900))))),
                maybe(() -> steps),
                maybe(() -> new StudyRules(length(), random.nextBoolean() ? List.of("/usr/bin/chromium") : List.of())));
    }

    private <V> DayMap<V> days(List<String> periods, Supplier<V> value) {
        var week = new ArrayList<>(DaySets.WEEK);
        Collections.rotate(week, random.nextInt(7));
        var sets = new ArrayList<String>();
        for (var word : List.of("every-day", "school-days", "days-off")) {
            maybe(() -> word).ifPresent(sets::add);
        }
        for (int i = 0; i < 6; ) {
            int end = Math.min(6, i + random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> sets.add(i == end ? week.get(i) : week.get(i) + "-" + week.get(end));
                case 1 -> sets.add(String.join(",", week.subList(i, end + 1)));
                default -> {}
            }
            i = end + 1;
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            sets.add(
                    new DateRange(START.plusDays(100L * i), START.plusDays(100L * i + random.nextInt(100))).toString());
        }
        periods.stream().filter(_ -> random.nextBoolean()).forEach(sets::add);
        Collections.shuffle(sets, random);
        return new DayMap<>(sets.stream()
                .map(set ->
                        new DayMap.Entry<>(DaySets.parse(set, periods::contains).orElseThrow(), value.get()))
                .toList());
    }

    private List<TimeWindow> windows() {
        return MergedWindows.of(IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new int[] {random.nextInt(1440), random.nextInt(1440)})
                .filter(pair -> pair[0] != pair[1] || pair[0] == 0)
                .map(pair -> new TimeWindow(minute(pair[0]), minute(pair[1])))
                .toList());
    }

    private static LocalTime minute(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    private Duration length() {
        return Duration.ofSeconds(random.nextBoolean() ? random.nextInt(86_401) : 60L * random.nextInt(1441));
    }

    private Duration positive() {
        return Duration.ofSeconds(1 + random.nextInt(86_400));
    }

    private Map<String, Group> groups(List<String> periods) {
        var groups = new LinkedHashMap<String, Group>();
        for (int i = 0; i < random.nextInt(3); i++) {
            groups.put(
                    one(List.of("games", "视频", "a b")) + i,
                    new Group(days(periods, this::windows), days(periods, this::length)));
        }
        return groups;
    }

    private AppRules apps(List<String> periods) {
        var groups = groups(periods);
        var names = List.copyOf(groups.keySet());
        var rules = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new AppRules.Rule(
                        switch (random.nextInt(3)) {
                            case 0 -> new AppRules.Match.Path("/opt/p " + i + "'\"\\/小");
                            case 1 ->
                                new AppRules.Match.Title(one(Titles.known().ids()));
                            default -> new AppRules.Match.PackageName("lib" + i + "+x.y");
                        },
                        one(List.of(AppRules.Action.values())),
                        maybe(random::nextBoolean),
                        names.isEmpty() ? Optional.empty() : maybe(() -> one(names)),
                        maybe(() -> START.plusDays(random.nextInt(900)))))
                .toList();
        return new AppRules(maybe(() -> one(List.of(AppRules.Action.values()))), rules, groups);
    }

    private SiteRules sites(List<String> periods) {
        var groups = groups(periods);
        var names = List.copyOf(groups.keySet());
        var rules = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> new SiteRules.Rule(
                        random.nextBoolean()
                                ? new SiteRules.Match.Domain("xn--fiqs8s" + i + ".example")
                                : new SiteRules.Match.Category(
                                        one(Categories.known().ids())),
                        one(List.of(SiteRules.Action.values())),
                        maybe(random::nextBoolean),
                        names.isEmpty() ? Optional.empty() : maybe(() -> one(names)),
                        maybe(() -> START.plusDays(random.nextInt(900)))))
                .toList();
        return new SiteRules(
                maybe(() -> one(List.of(SiteRules.Action.values()))),
                maybe(() -> one(List.of(SiteRules.Strictness.values()))),
                maybe(() -> one(List.of(SiteRules.Strictness.values()))),
                rules,
                groups);
    }

    private Spending spending() {
        return new Spending(maybe(this::money), maybe(this::money), maybe(this::money));
    }

    private Money money() {
        return new Money(BigDecimal.valueOf(random.nextInt(100_000), 2), one(List.of("CNY", "EUR")));
    }
}
