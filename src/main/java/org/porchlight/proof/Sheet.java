package org.porchlight.proof;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.porchlight.core.account.Kind;

/// One day of a child, as the oracle writes it down. In milliseconds.
final class Sheet {
    /// How far a day was opened.
    enum Trust {
        FULL,
        PROVISIONAL,
        UNOPENED
    }

    PlainRules rules;
    boolean opened;
    Trust trust = Trust.FULL;
    final Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
    final Map<String, Long> groups = new HashMap<>();
    long granted;
    long finish;
    long carry;
    long debt;
    long owed;
    long corrected;

    Sheet(PlainRules rules) {
        this.rules = rules;
    }

    Sheet copy() {
        var copy = new Sheet(rules);
        copy.opened = opened;
        copy.trust = trust;
        copy.kinds.putAll(kinds);
        copy.groups.putAll(groups);
        copy.granted = granted;
        copy.finish = finish;
        copy.carry = carry;
        copy.debt = debt;
        copy.owed = owed;
        copy.corrected = corrected;
        return copy;
    }

    /// What counts: what was spent, less what parents took back.
    long spent() {
        return Math.max(0, of(Kind.COUNTED) + of(Kind.UNENFORCED) - corrected);
    }

    long of(Kind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    /// Whether it was opened and gives more than what parents add.
    boolean isGiven() {
        return opened && trust != Trust.UNOPENED;
    }

    /// Whether the PC was awake in it, so that anything but sleep lies there: a parent's word may put the calendar back
    /// before it.
    boolean isLivedIn() {
        return kinds.size() > (kinds.containsKey(Kind.ASLEEP) ? 1 : 0);
    }

    Map<Kind, Duration> lengths() {
        var all = new EnumMap<Kind, Duration>(Kind.class);
        for (var kind : Kind.values()) {
            if (of(kind) > 0) {
                all.put(kind, Duration.ofMillis(of(kind)));
            }
        }
        return all;
    }

    Map<String, Duration> groupLengths() {
        var all = new HashMap<String, Duration>();
        groups.forEach((group, length) -> all.put(group, Duration.ofMillis(length)));
        return all;
    }
}
