package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Reads `time` of a child.
final class TimeReader {
    /// What is told before the end where a policy says nothing.
    static final List<Duration> WARN = List.of(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofMinutes(1));

    static final TimeRules NONE = new TimeRules(new DayMap<>(List.of()), new DayMap<>(List.of()), WARN);

    private static final Duration DAY = Duration.ofHours(24);
    private static final Keys KEYS = new Keys(
            List.of("windows", "budget", "warn"),
            List.of("rest", "carry-over", "finish-line", "at-zero", "own-limit", "step-down"));
    private static final List<String> DAYS =
            Stream.concat(Stream.of(DaySets.EVERY_DAY), DaySets.WEEK.stream()).toList();
    private static final Keys WINDOW_DAYS = new Keys(DAYS, List.of("school-days", "days-off"));
    private static final Keys BUDGET_DAYS = new Keys(DAYS, List.of("school-days", "days-off", "week", "month"));

    private final Problems problems;

    private TimeReader(Problems problems) {
        this.problems = problems;
    }

    static TimeRules read(Yaml node, String path, Problems problems) {
        return Section.of(node, path, KEYS, problems)
                .map(new TimeReader(problems)::rules)
                .orElse(NONE);
    }

    private TimeRules rules(Section section) {
        return new TimeRules(
                days(section, "windows", WINDOW_DAYS, this::windows),
                days(section, "budget", BUDGET_DAYS, this::budget),
                section.value("warn").isPresent() ? warn(section) : WARN);
    }

    private <V> DayMap<V> days(Section section, String key, Keys keys, BiFunction<Yaml, String, Optional<V>> reader) {
        var entries = new ArrayList<DayMap.Entry<V>>();
        var found = section.value(key).flatMap(node -> Section.open(node, section.at(key), problems));
        if (found.isEmpty()) {
            return new DayMap<>(entries);
        }
        Map<DayOfWeek, DaySet> taken = new EnumMap<>(DayOfWeek.class);
        for (var pair : found.get().mapping().pairs()) {
            if (problems.isFull()) {
                break;
            }
            var days = DaySets.parse(pair.key());
            var value = days.flatMap(_ -> reader.apply(pair.value(), found.get().at(pair.key())));
            if (days.isEmpty()) {
                refuse(found.get(), pair, keys);
            } else if (isClear(days.get(), taken, found.get(), pair) && value.isPresent()) {
                entries.add(new DayMap.Entry<>(days.get(), value.get()));
            }
        }
        return new DayMap<>(entries);
    }

    private void refuse(Section section, Yaml.Pair pair, Keys keys) {
        if (DaySets.isDate(pair.key())) {
            problems.add(
                    pair.place(),
                    section.path(),
                    Problems.quote(pair.key()) + ": dates are not served yet by this version");
        } else {
            section.refuse(pair, keys);
        }
    }

    private boolean isClear(DaySet days, Map<DayOfWeek, DaySet> taken, Section section, Yaml.Pair pair) {
        if (days.rank() == DaySet.Rank.EVERY_DAY) {
            return true;
        }
        for (var day : DayOfWeek.values()) {
            var other = days.days().contains(day) ? taken.putIfAbsent(day, days) : null;
            if (other != null) {
                problems.add(
                        pair.place(),
                        section.path(),
                        Problems.quote(other.text()) + " and " + Problems.quote(days.text()) + " both say what "
                                + DaySets.name(day) + " is; leave it in one of them");
                return false;
            }
        }
        return true;
    }

    private Optional<List<TimeWindow>> windows(Yaml node, String path) {
        var windows = new ArrayList<TimeWindow>();
        Section.each(
                node,
                path,
                "a list, for example [\"16:30-20:30\"]",
                problems,
                (item, place) -> WindowReader.read(item, place, problems).ifPresent(windows::add));
        return Optional.of(List.copyOf(windows));
    }

    private Optional<Duration> budget(Yaml node, String path) {
        return amount(node, path).filter(length -> {
            boolean fits = length.compareTo(DAY) <= 0;
            if (!fits) {
                problems.add(node.place(), path, node.described() + " is above 24 h, which is all that a day has");
            }
            return fits;
        });
    }

    private List<Duration> warn(Section section) {
        var found = new ArrayList<Duration>();
        section.each(
                "warn",
                "a list, for example [15m, 5m, 1m]",
                (item, path) -> amount(item, path)
                        .filter(length -> {
                            boolean fits = length.isPositive() && length.compareTo(DAY) <= 0;
                            if (!fits) {
                                problems.add(
                                        item.place(), path, item.described() + " is out of range: write 1s to 24h");
                            }
                            return fits;
                        })
                        .ifPresent(found::add));
        return found.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private Optional<Duration> amount(Yaml node, String path) {
        boolean readable = node instanceof Yaml.Scalar scalar
                && (scalar.sort() == Yaml.Sort.TEXT || scalar.sort() == Yaml.Sort.INTEGER);
        var length = readable ? Amounts.parse(((Yaml.Scalar) node).value()) : Optional.<Duration>empty();
        if (length.isEmpty()) {
            Section.wrongType(node, path, "a length of time, for example \"45m\" or \"1h30m\"", problems);
        }
        return length;
    }
}
