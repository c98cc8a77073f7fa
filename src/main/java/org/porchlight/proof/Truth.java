package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// How long each child truly used the PC on each true day, by true time alone.
///
/// Use is use, and what goes beyond the claims of being idle or away from a locked screen: 15 minutes each, 60 a day.
/// A child whose programs stand still uses nothing.
final class Truth {
    private static final Duration CLAIM = Duration.ofMinutes(15);
    private static final Duration CLAIMS = Duration.ofMinutes(60);

    /// A claim that goes on.
    private record Claim(Seen.Doing doing, Duration length) {
        static final Claim NONE = new Claim(Seen.Doing.USE, Duration.ZERO);
    }

    private final Map<ChildId, SortedMap<LocalDate, Duration>> used = new HashMap<>();
    private final Map<ChildId, Map<LocalDate, Duration>> claimed = new HashMap<>();
    private final Map<ChildId, Claim> claims = new HashMap<>();

    /// A stretch in which a child does one thing at a PC that is awake.
    void pass(ChildId child, Seen seen, boolean free, Instant from, Instant to, ZoneId zone) {
        // A claim that changes is another one, also while nothing of the child's runs.
        var doing = seen.isClaim() ? seen.doing() : Seen.Doing.USE;
        if (claims.getOrDefault(child, Claim.NONE).doing() != doing) {
            claims.put(child, new Claim(doing, Duration.ZERO));
        }
        if (!seen.isThere() || !free) {
            return;
        }
        var at = from;
        while (at.isBefore(to)) {
            var day = CivilDays.of(at, zone);
            var end = CivilDays.end(day, zone);
            var until = end.isBefore(to) ? end : to;
            var length = Duration.between(at, until);
            add(child, day, seen.isClaim() ? length.minus(claim(child, day, length)) : length);
            at = until;
        }
    }

    /// @return how much of the claim is believed
    private Duration claim(ChildId child, LocalDate day, Duration length) {
        var claim = claims.getOrDefault(child, Claim.NONE);
        var days = claimed.computeIfAbsent(child, _ -> new HashMap<>());
        var left = shorter(CLAIM.minus(claim.length()), CLAIMS.minus(days.getOrDefault(day, Duration.ZERO)));
        var believed = left.isNegative() ? Duration.ZERO : shorter(left, length);
        claims.put(child, new Claim(claim.doing(), claim.length().plus(believed)));
        days.merge(day, believed, Duration::plus);
        return believed;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void add(ChildId child, LocalDate day, Duration length) {
        if (length.isPositive()) {
            used.computeIfAbsent(child, _ -> new TreeMap<>()).merge(day, length, Duration::plus);
        }
    }

    /// By true day.
    SortedMap<LocalDate, Duration> of(ChildId child) {
        return used.getOrDefault(child, Collections.emptySortedMap());
    }
}
