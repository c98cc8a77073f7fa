package org.porchlight.core.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.porchlight.core.account.Kind;

/// What the days of a week come to.
///
/// @param budget the sum of the days' limits; nothing unless every day had one
/// @param known whether anything is known of the week at all
public record WeekSums(
        Duration counted,
        Optional<Duration> budget,
        Map<Kind, Duration> kinds,
        Map<String, Duration> byTitle,
        Map<String, Duration> byCategory,
        int limitHits,
        DayFacts.Rests rests,
        DayFacts.Asked asked,
        DayFacts.Given given,
        Denials programs,
        Denials sites,
        boolean known) {
    public WeekSums {
        kinds = Map.copyOf(kinds);
        byTitle = Map.copyOf(byTitle);
        byCategory = Map.copyOf(byCategory);
    }

    static WeekSums of(List<DayFacts> days) {
        var counted = sum(days, DayFacts::counted);
        boolean limited = days.stream().allMatch(day -> day.budget().isPresent());
        var kinds = sums(days, DayFacts::kinds, Duration::plus);
        return new WeekSums(
                counted,
                limited ? Optional.of(sum(days, day -> day.budget().orElseThrow())) : Optional.empty(),
                kinds,
                sums(days, DayFacts::byTitle, Duration::plus),
                sums(days, DayFacts::byCategory, Duration::plus),
                count(days, DayFacts::limitHits),
                new DayFacts.Rests(
                        count(days, day -> day.rests().taken()),
                        sum(days, day -> day.rests().rested()),
                        sum(days, day -> day.rests().unrested())),
                new DayFacts.Asked(
                        count(days, day -> day.asked().times()),
                        count(days, day -> day.asked().approved())),
                new DayFacts.Given(
                        sum(days, day -> day.given().granted()),
                        sum(days, day -> day.given().corrected())),
                days.stream().map(DayFacts::programs).reduce(Denials.of(Map.of()), Denials::plus),
                days.stream().map(DayFacts::sites).reduce(Denials.of(Map.of()), Denials::plus),
                !kinds.isEmpty() || counted.isPositive());
    }

    public Duration of(Kind kind) {
        return kinds.getOrDefault(kind, Duration.ZERO);
    }

    /// How much more there is here than there, in whole seconds as both are told; negative: less.
    public static Duration more(Duration here, Duration there) {
        return Duration.ofSeconds(here.toSeconds() - there.toSeconds());
    }

    /// How much more of each category there is here than there.
    public Map<String, Duration> moreByCategory(WeekSums before) {
        var more = new HashMap<String, Duration>();
        byCategory.forEach((category, length) ->
                more.put(category, more(length, before.byCategory.getOrDefault(category, Duration.ZERO))));
        before.byCategory.forEach((category, length) -> more.putIfAbsent(category, more(Duration.ZERO, length)));
        return more;
    }

    private static Duration sum(List<DayFacts> days, Function<DayFacts, Duration> figure) {
        return days.stream().map(figure).reduce(Duration.ZERO, Duration::plus);
    }

    private static int count(List<DayFacts> days, Function<DayFacts, Integer> figure) {
        return days.stream().mapToInt(figure::apply).sum();
    }

    private static <K, V> Map<K, V> sums(
            List<DayFacts> days, Function<DayFacts, Map<K, V>> ofDay, BinaryOperator<V> plus) {
        var sums = new HashMap<K, V>();
        days.forEach(day -> ofDay.apply(day).forEach((name, value) -> sums.merge(name, value, plus)));
        return sums;
    }
}
