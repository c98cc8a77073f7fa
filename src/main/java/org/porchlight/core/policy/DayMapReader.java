package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one map from day sets to values, and sees to it that every day has at most one value of a rank.
final class DayMapReader<V> {
    private static final List<String> WORDS = words();

    /// Reads what stands at a day set.
    interface Value<V> {
        Optional<V> read(Yaml node, String path);
    }

    /// Days that a key has already.
    private record Taken(LocalDate last, String key) {}

    private final Scope scope;
    private final Problems problems;
    private final List<String> others;
    private final Value<V> value;
    private final Map<DayOfWeek, String> weekdays = new EnumMap<>(DayOfWeek.class);
    private final NavigableMap<LocalDate, Taken> periods = new TreeMap<>();
    private final NavigableMap<LocalDate, Taken> dates = new TreeMap<>();
    private final List<DayMap.Entry<V>> entries = new ArrayList<>();

    private DayMapReader(Scope scope, List<String> others, Value<V> value) {
        this.scope = scope;
        this.problems = scope.problems();
        this.others = others;
        this.value = value;
    }

    /// @param others keys of the map that are no day sets; somebody else reads them
    static <V> DayMap<V> read(Section parent, String key, List<String> others, Scope scope, Value<V> value) {
        var reader = new DayMapReader<>(scope, others, value);
        parent.value(key)
                .flatMap(node -> Section.open(node, parent.at(key), scope.problems()))
                .ifPresent(reader::all);
        return new DayMap<>(reader.entries);
    }

    private static List<String> words() {
        var words = new ArrayList<>(List.of(DaySets.EVERY_DAY, DaySets.SCHOOL_DAYS, DaySets.DAYS_OFF));
        words.addAll(DaySets.WEEK);
        return List.copyOf(words);
    }

    private void all(Section map) {
        for (var pair : map.mapping().pairs()) {
            if (problems.isFull()) {
                return;
            }
            if (!others.contains(pair.key())) {
                one(map, pair);
            }
        }
    }

    private void one(Section map, Yaml.Pair pair) {
        var days = DaySets.parse(pair.key(), scope.calendar()::knows);
        if (days.isEmpty()) {
            refuse(map, pair);
            return;
        }
        var found = value.read(pair.value(), map.at(pair.key()));
        problems.saw(map.at(days.get().text()), pair.value().place());
        var clash = clash(days.get());
        if (clash != null) {
            problems.add(pair.place(), map.path(), clash);
        } else {
            found.ifPresent(read -> entries.add(new DayMap.Entry<>(days.get(), read)));
        }
    }

    private void refuse(Section map, Yaml.Pair pair) {
        if (Dates.isLike(pair.key())) {
            problems.add(pair.place(), map.path(), Problems.quote(pair.key()) + " " + Dates.wrong(pair.key()));
            return;
        }
        var known = new ArrayList<>(WORDS);
        known.addAll(new TreeSet<>(scope.calendar().names()));
        known.addAll(others);
        // A window has a row for each of the days, and says it there.
        map.refuse(pair, map.at(pair.key()), new Keys(known));
    }

    /// Says which days another key of the same rank has already; nothing when there are none.
    private @Nullable String clash(DaySet days) {
        return switch (days) {
            case DaySet.EveryDay _, DaySet.SchoolDays _, DaySet.DaysOff _ -> null;
            case DaySet.Weekdays(var key, var week) -> weekdays(key, week);
            case DaySet.Named(var key) ->
                dates(periods, key, scope.calendar().period(key).ranges());
            case DaySet.Dated dated -> dates(dates, dated.text(), List.of(dated.range()));
        };
    }

    private @Nullable String weekdays(String key, java.util.Set<DayOfWeek> week) {
        for (var day : DayOfWeek.values()) {
            var other = week.contains(day) ? weekdays.putIfAbsent(day, key) : null;
            if (other != null) {
                return both(other, key, DaySets.name(day));
            }
        }
        return null;
    }

    private @Nullable String dates(NavigableMap<LocalDate, Taken> taken, String key, List<DateRange> ranges) {
        for (var range : ranges) {
            var other = firstIn(taken, range);
            if (other != null) {
                var day = other.getKey().isAfter(range.first()) ? other.getKey() : range.first();
                return both(other.getValue().key(), key, day.toString());
            }
        }
        ranges.forEach(range -> taken.put(range.first(), new Taken(range.last(), key)));
        return null;
    }

    /// The first of the taken ranges that shares a day with `range`; taken ranges never share one with each other.
    private static Map.@Nullable Entry<LocalDate, Taken> firstIn(
            NavigableMap<LocalDate, Taken> taken, DateRange range) {
        var before = taken.floorEntry(range.first());
        if (before != null && !before.getValue().last().isBefore(range.first())) {
            return before;
        }
        var after = taken.ceilingEntry(range.first());
        return after != null && !after.getKey().isAfter(range.last()) ? after : null;
    }

    private static String both(String one, String other, String day) {
        return Problems.quote(one) + " and " + Problems.quote(other) + " both say what " + day
                + " is; leave it in one of them";
    }
}
