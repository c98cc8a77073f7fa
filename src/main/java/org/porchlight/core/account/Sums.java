package org.porchlight.core.account;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// How long each kind lasted, and how much was spent in groups that have limits of their own.
///
/// @param kinds what is absent was not
/// @param groups spent time by `apps.NAME` or `sites.NAME`
public record Sums(Map<Kind, Duration> kinds, Map<String, Duration> groups) {
    public static final Sums NONE = new Sums(Map.of(), Map.of());

    public Sums {
        kinds = Map.copyOf(kinds);
        groups = Map.copyOf(groups);
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
        if (interval.length().isZero()) {
            return this;
        }
        var more = new EnumMap<Kind, Duration>(Kind.class);
        more.put(interval.kind(), interval.length());
        Map<String, Duration> within =
                interval.kind().isSpent() && interval.group().isPresent()
                        ? Map.of(interval.group().get(), interval.length())
                        : Map.of();
        return plus(new Sums(more, within));
    }

    public Sums plus(Sums other) {
        var all = new HashMap<>(kinds);
        other.kinds.forEach((kind, length) -> all.merge(kind, length, Duration::plus));
        var within = new HashMap<>(groups);
        other.groups.forEach((group, length) -> within.merge(group, length, Duration::plus));
        return new Sums(all, within);
    }
}
