package org.porchlight.render;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.WeekReport;

/// The sums of a week.
///
/// @param programs the five programs with the most time, the longest first
/// @param rest what is left over: more programs, and time of which no program is known under the empty title
/// @param limitedDays how many days had a limit
/// @param limit the sum of the days' limits
/// @param inLimited counted time of the days that had one
record WeekFigures(
        Duration total,
        List<Map.Entry<String, Duration>> programs,
        List<Map.Entry<String, Duration>> rest,
        int limitedDays,
        Duration limit,
        Duration inLimited) {
    static final int PROGRAMS = 5;

    private static final Comparator<Map.Entry<String, Duration>> LONGEST =
            Map.Entry.<String, Duration>comparingByValue().reversed().thenComparing(Map.Entry::getKey);

    static WeekFigures of(WeekReport report) {
        var titles = sums(report.days(), DayFacts::byTitle, Duration::plus).entrySet().stream()
                .filter(title -> title.getValue().isPositive())
                .sorted(LONGEST)
                .toList();
        var programs = titles.stream()
                .filter(title -> !title.getKey().isEmpty())
                .limit(PROGRAMS)
                .toList();
        var limited =
                report.days().stream().filter(day -> day.budget().isPresent()).toList();
        return new WeekFigures(
                sum(report.days(), day -> Optional.of(day.counted())),
                programs,
                titles.stream().filter(title -> !programs.contains(title)).toList(),
                limited.size(),
                sum(limited, DayFacts::budget),
                sum(limited, day -> Optional.of(day.counted())));
    }

    /// What did not open, the one that was tried most often first.
    static List<Map.Entry<String, Integer>> oftenest(Denials denials) {
        return denials.names().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .toList();
    }

    /// Counted time of a day that belongs to none of the five programs.
    Duration restOf(DayFacts day) {
        var left = day.counted();
        for (var program : programs) {
            left = left.minus(day.byTitle().getOrDefault(program.getKey(), Duration.ZERO));
        }
        return left.isNegative() ? Duration.ZERO : left;
    }

    Duration restOfWeek() {
        return rest.stream().map(Map.Entry::getValue).reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration sum(List<DayFacts> days, Function<DayFacts, Optional<Duration>> figure) {
        return days.stream().flatMap(day -> figure.apply(day).stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private static <V> Map<String, V> sums(
            List<DayFacts> days, Function<DayFacts, Map<String, V>> ofDay, BinaryOperator<V> plus) {
        var sums = new HashMap<String, V>();
        for (var day : days) {
            ofDay.apply(day).forEach((name, value) -> sums.merge(name, value, plus));
        }
        return sums;
    }
}
