package org.porchlight.core.report;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The sums of a week.
///
/// @param activities where the time went, the longest first; empty when it is not told
/// @param programs every program with its time, the longest first; the empty title is of what none is known or told
/// @param limitedDays how many days had a limit
/// @param limit the sum of what these gave
/// @param inLimited counted time of the days that had one
public record WeekFigures(
        Duration total,
        List<Spent> activities,
        List<Map.Entry<String, Duration>> programs,
        int limitedDays,
        Duration limit,
        Duration inLimited) {

    /// Time of an activity.
    ///
    /// @param more than on the same days of the week before; nothing when nothing is known of that
    public record Spent(Activity activity, Duration length, Optional<Duration> more) {}

    public static WeekFigures of(WeekReport report) {
        var sums = report.sums();
        var limited =
                report.days().stream().filter(day -> day.limit().isPresent()).toList();
        return new WeekFigures(
                sums.counted(),
                activities(sums, report.sumsThen()),
                sums.byTitle().entrySet().stream()
                        .filter(title -> title.getValue().isPositive())
                        .sorted(Map.Entry.<String, Duration>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry::getKey))
                        .toList(),
                limited.size(),
                sum(limited, DayFacts::limit),
                sum(limited, day -> Optional.of(day.counted())));
    }

    private static List<Spent> activities(WeekSums sums, Optional<WeekSums> before) {
        var now = Activity.sums(sums.byCategory());
        var then = before.map(WeekSums::byCategory).map(Activity::sums).orElse(Map.of());
        var all = new EnumMap<Activity, Duration>(Activity.class);
        then.keySet().forEach(activity -> all.put(activity, Duration.ZERO));
        all.putAll(now);
        return all.entrySet().stream()
                .map(entry -> new Spent(
                        entry.getKey(),
                        entry.getValue(),
                        before.map(_ ->
                                WeekSums.more(entry.getValue(), then.getOrDefault(entry.getKey(), Duration.ZERO)))))
                .sorted(Comparator.comparing(Spent::length).reversed().thenComparing(Spent::activity))
                .toList();
    }

    /// What did not open, the one that was tried most often first.
    public static List<Map.Entry<String, Integer>> oftenest(Denials denials) {
        return denials.names().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .toList();
    }

    /// The counted time of a day by activity. What was corrected is taken from all in equal shares, so that the parts
    /// come to what counted; where activities are not told, all of it is one.
    public static Map<Activity, Duration> parts(DayFacts day) {
        var spent = Activity.sums(day.byCategory());
        var sum = spent.values().stream().reduce(Duration.ZERO, Duration::plus);
        if (sum.isZero()) {
            return day.counted().isPositive() ? Map.of(Activity.OTHER, day.counted()) : Map.of();
        }
        var parts = new EnumMap<Activity, Duration>(Activity.class);
        double share = (double) day.counted().toMillis() / sum.toMillis();
        spent.forEach(
                (activity, length) -> parts.put(activity, Duration.ofMillis(Math.round(length.toMillis() * share))));
        return parts;
    }

    private static Duration sum(List<DayFacts> days, Function<DayFacts, Optional<Duration>> figure) {
        return days.stream().flatMap(day -> figure.apply(day).stream()).reduce(Duration.ZERO, Duration::plus);
    }
}
