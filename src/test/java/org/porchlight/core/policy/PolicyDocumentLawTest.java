package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// The canonical document loses nothing.
class PolicyDocumentLawTest {
    private static final List<String> NAMES =
            List.of("小美", "Bo", "O'Neill \"Max\"", "a\\b", "Zoë", "😀", "#1", "null", "- x", "a: b");

    @RepeatedTest(300)
    void readsItsOwnTextAgain(RepetitionInfo repetition) {
        long seed = 31L * repetition.getCurrentRepetition();
        var policy = policy(new Random(seed));

        var document = PolicyDocument.of(policy);

        assertThat(PolicyYaml.read(document.json())).as("seed " + seed).isEqualTo(new PolicyReading.Valid(document));
    }

    private static Policy policy(Random random) {
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        var children = IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> child(random, i))
                .toList();
        return new Policy(ZoneId.of(zones.get(random.nextInt(zones.size()))), children);
    }

    private static Child child(Random random, int no) {
        return new Child(
                new ChildId("c" + no + (random.nextBoolean() ? "-x" : "")),
                NAMES.get(random.nextInt(NAMES.size())),
                switch (random.nextInt(3)) {
                    case 0 -> Optional.empty();
                    case 1 -> Optional.of(new Birth.Age(random.nextInt(18)));
                    default ->
                        Optional.of(new Birth.Born(LocalDate.of(2008, 1, 1).plusDays(random.nextInt(5000))));
                },
                IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> "user" + no + "." + i)
                        .toList(),
                new TimeRules(
                        days(random, PolicyDocumentLawTest::windows),
                        days(random, PolicyDocumentLawTest::length),
                        warn(random)),
                random.nextBoolean() ? Optional.empty() : Optional.of(apps(random)),
                random.nextBoolean() ? Optional.empty() : Optional.of(sites(random)));
    }

    private interface Value<V> {
        V of(Random random);
    }

    private static <V> DayMap<V> days(Random random, Value<V> value) {
        var week = new ArrayList<>(DaySets.WEEK);
        Collections.rotate(week, random.nextInt(7));
        var sets = new ArrayList<String>();
        if (random.nextBoolean()) {
            sets.add("every-day");
        }
        for (int i = 0; i < 6; ) {
            int length = 1 + random.nextInt(3);
            int end = Math.min(6, i + length - 1);
            switch (random.nextInt(3)) {
                case 0 -> sets.add(i == end ? week.get(i) : week.get(i) + "-" + week.get(end));
                case 1 -> sets.add(String.join(",", week.subList(i, end + 1)));
                default -> {}
            }
            i = end + 1;
        }
        Collections.shuffle(sets, random);
        return new DayMap<>(sets.stream()
                .map(set -> new DayMap.Entry<>(DaySets.parse(set).orElseThrow(), value.of(random)))
                .toList());
    }

    private static List<TimeWindow> windows(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new int[] {random.nextInt(1440), random.nextInt(1440)})
                .filter(pair -> pair[0] != pair[1] || pair[0] == 0)
                .map(pair -> new TimeWindow(minute(pair[0]), minute(pair[1])))
                .toList();
    }

    private static LocalTime minute(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L);
    }

    private static Duration length(Random random) {
        return Duration.ofSeconds(random.nextBoolean() ? random.nextInt(86_401) : 60L * random.nextInt(1441));
    }

    private static List<Duration> warn(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> Duration.ofSeconds(1 + random.nextInt(3600)))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static AppRules apps(Random random) {
        var actions = AppRules.Action.values();
        var rules = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new AppRules.PathRule("/opt/p " + i + "'\"\\/小", actions[random.nextInt(3)]))
                .toList();
        return new AppRules(actions[random.nextInt(3)], rules);
    }

    private static SiteRules sites(Random random) {
        var actions = SiteRules.Action.values();
        var rules = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> new SiteRules.DomainRule("xn--fiqs8s" + i + ".example", actions[random.nextInt(2)]))
                .toList();
        return new SiteRules(actions[random.nextInt(2)], rules);
    }
}
