package org.porchlight.core.account;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How long each kind lasted, and how much was spent in groups that have limits of their own and by program.
///
/// @param kinds what is absent was not
/// @param groups spent time by `apps.NAME` or `sites.NAME`
/// @param titles spent time by program, the untitled rest under the empty string
public record Sums(Map<Kind, Duration> kinds, Map<String, Duration> groups, Map<String, Duration> titles) {
    public static final Sums NONE = new Sums(Map.of(), Map.of(), Map.of());

    /// The most programs that are told apart in the sums of a day that is over.
    public static final int MOST_TITLES = 40;

    public Sums {
        kinds = Map.copyOf(kinds);
        groups = Map.copyOf(groups);
        titles = Map.copyOf(titles);
    }

    /// What intervals come to.
    public static Sums of(Iterable<Interval> intervals) {
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        var groups = new HashMap<String, Duration>();
        var titles = new HashMap<String, Duration>();
        for (var interval : intervals) {
            if (interval.length().isZero()) {
                continue;
            }
            kinds.merge(interval.kind(), interval.length(), Duration::plus);
            if (interval.kind().isSpent()) {
                interval.group().ifPresent(group -> groups.merge(group, interval.length(), Duration::plus));
                titles.merge(interval.title().orElse(""), interval.length(), Duration::plus);
            }
        }
        return new Sums(kinds, groups, titles);
    }

    /// As if all of it had been used without a title.
    public static Sums untitled(Map<Kind, Duration> kinds, Map<String, Duration> groups) {
        var spent = new Sums(kinds, groups, Map.of()).spent();
        return new Sums(kinds, groups, spent.isZero() ? Map.of() : Map.of("", spent));
    }

    public Duration of(Kind kind) {
        return kinds.getOrDefault(kind, Duration.ZERO);
    }

    /// All that is taken from the budget.
    public Duration spent() {
        return of(Kind.COUNTED).plus(of(Kind.UNENFORCED));
    }

    /// All that was so by the word of the child's own session.
    public Duration claimed() {
        return of(Kind.LOCKED).plus(of(Kind.IDLE));
    }

    public Sums plus(Interval interval) {
        return interval.length().isZero() ? this : plus(of(List.of(interval)));
    }

    public Sums plus(Sums other) {
        return new Sums(plus(kinds, other.kinds), plus(groups, other.groups), plus(titles, other.titles));
    }

    /// These sums with the [#MOST_TITLES] longest programs alone; the others are in the untitled rest.
    public Sums brief() {
        if (titles.size() <= MOST_TITLES) {
            return this;
        }
        var order = Map.Entry.<String, Duration>comparingByValue().reversed().thenComparing(Map.Entry::getKey);
        var left = new HashMap<String, Duration>();
        var kept = titles.entrySet().stream()
                .filter(title -> !title.getKey().isEmpty())
                .sorted(order)
                .limit(MOST_TITLES - 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        titles.forEach((title, length) -> left.merge(kept.contains(title) ? title : "", length, Duration::plus));
        return new Sums(kinds, groups, left);
    }

    private static <K> Map<K, Duration> plus(Map<K, Duration> one, Map<K, Duration> other) {
        var all = new HashMap<>(one);
        other.forEach((key, length) -> all.merge(key, length, Duration::plus));
        return all;
    }
}
