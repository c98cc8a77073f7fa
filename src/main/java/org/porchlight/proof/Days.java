package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.ChildId;

/// The days of all children, to be compared.
record Days(Map<ChildId, Map<LocalDate, DayOutcome>> of) {
    static Days of(Map<ChildId, List<DayOutcome>> days) {
        return new Days(days.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> byDate(entry.getValue()))));
    }

    static Days of(Outcome outcome) {
        return new Days(outcome.children().stream()
                .collect(Collectors.toMap(Outcome.Child::id, child -> byDate(child.days()))));
    }

    private static Map<LocalDate, DayOutcome> byDate(List<DayOutcome> days) {
        var all = new TreeMap<LocalDate, DayOutcome>();
        days.forEach(day -> all.put(day.day(), day));
        return all;
    }

    /// All days of each child before one that a guard wrote anything of, but the last: its own clock may be a little
    /// late, so that it goes on.
    Days over(LocalDate today) {
        var fewer = new HashMap<ChildId, Map<LocalDate, DayOutcome>>();
        of.forEach((child, days) -> {
            var left = new TreeMap<>(days);
            left.values().removeIf(day -> day.kinds().isEmpty());
            left.pollLastEntry();
            left.keySet().removeIf(day -> !day.isBefore(today));
            fewer.put(child, left);
        });
        return new Days(fewer);
    }

    /// The same days as another's.
    Days onlyThoseOf(Days other) {
        var fewer = new HashMap<ChildId, Map<LocalDate, DayOutcome>>();
        other.of.forEach((child, days) -> {
            var left = new TreeMap<LocalDate, DayOutcome>();
            days.keySet().forEach(day -> left.put(day, on(child, day)));
            fewer.put(child, left);
        });
        return new Days(fewer);
    }

    DayOutcome on(ChildId child, LocalDate day) {
        return of.getOrDefault(child, Map.of()).getOrDefault(day, DayOutcome.of(day));
    }

    /// What a child's days say, looked at together with another's.
    interface Check {
        /// @return what is wrong; empty when nothing is
        String wrong(DayOutcome one, DayOutcome other);
    }

    /// What is wrong on any day of any child that one of both knows.
    String compare(Days other, Check check) {
        var wrong = new ArrayList<String>();
        var children = new TreeSet<ChildId>(Comparator.comparing(ChildId::value));
        children.addAll(of.keySet());
        children.addAll(other.of.keySet());
        for (var child : children) {
            var days = new TreeSet<>(of.getOrDefault(child, Map.of()).keySet());
            days.addAll(other.of.getOrDefault(child, Map.of()).keySet());
            for (var day : days) {
                var said = check.wrong(on(child, day), other.on(child, day));
                if (!said.isEmpty()) {
                    wrong.add(child.value() + " " + day + ": " + said);
                }
            }
        }
        return String.join("; ", wrong);
    }

    /// Compares one amount.
    static Check amount(String name, Function<DayOutcome, Duration> amount, Allowance allowance) {
        return (one, other) -> allowance.covers(amount.apply(one), amount.apply(other))
                ? ""
                : name + " " + amount.apply(one).toSeconds() + " s, not "
                        + amount.apply(other).toSeconds() + " s";
    }

    /// Compares what was spent in groups of programs.
    static Check groups(Allowance allowance) {
        return (one, other) -> {
            var names = new TreeSet<>(one.groups().keySet());
            names.addAll(other.groups().keySet());
            return names.stream()
                    .map(name -> amount(name, day -> day.groups().getOrDefault(name, Duration.ZERO), allowance)
                            .wrong(one, other))
                    .filter(said -> !said.isEmpty())
                    .collect(Collectors.joining(", "));
        };
    }

    /// A check of what a day began with, where both wrote of it: one that a guard slept through is not opened by
    /// a guard that was started after it, and passes on what it would have begun with.
    static Check known(Check check) {
        return (one, other) -> one.kinds().isEmpty() || other.kinds().isEmpty() ? "" : check.wrong(one, other);
    }

    /// All that is wrong by several checks.
    static Check all(Check... checks) {
        return (one, other) -> Arrays.stream(checks)
                .map(check -> check.wrong(one, other))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /// All that is known of a day but sleep, which is as long as the clock chip says.
    static Duration known(DayOutcome day) {
        return day.kinds().values().stream()
                .reduce(Duration.ZERO, Duration::plus)
                .minus(day.of(Kind.ASLEEP));
    }
}
